import { Check, Clock, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { Delivery } from '#contract/delivery.ts';

type Look = { icon: LucideIcon; ink: string; says: string };

const STATE: Record<Delivery['state'], Look> = {
  waiting: { icon: Clock, ink: 'text-faint', says: 'Waiting' },
  sent: { icon: Check, ink: 'text-good', says: 'Sent' },
  given_up: { icon: X, ink: 'text-bad', says: 'Given up' },
};
const FAILED_SO_FAR: Look = { icon: TriangleAlert, ink: 'text-warn', says: 'Failed so far' };

/** Pure. */
export const deliveryLook = ({ state, attempts, answer }: Delivery): Look =>
  state === 'waiting' && attempts > 0 && answer?.problem ? FAILED_SO_FAR : STATE[state];

const WAITS_FOR: Record<Delivery['reason'], string> = {
  at_once: 'Goes out',
  digest: 'Goes out with the others',
  after_quiet_hours: 'Held back by quiet hours, goes out',
  asked_for: 'Goes out',
  test: 'Goes out',
};

/** What became of it, as the words before a moment; no moment where nothing is to follow. Pure. */
export function outcomeWords(delivery: Delivery, isDue: boolean): { words: string; at: string | null } {
  const { state, reason, attempts, nextAttemptAt, endedAt } = delivery;
  switch (state) {
    case 'sent':
      return { words: attempts > 1 ? `Sent at attempt ${attempts},` : 'Sent', at: endedAt };
    case 'given_up':
      return {
        words: attempts === 0 ? 'Given up unsent,' : `Given up after ${times(attempts)},`,
        at: endedAt,
      };
    case 'waiting':
      if (nextAttemptAt === null || isDue) return { words: 'Being sent', at: null };
      return {
        words:
          attempts === 0
            ? WAITS_FOR[reason]
            : `Tried ${attempts === 1 ? 'once' : `${attempts} times`}, again`,
        at: nextAttemptAt,
      };
  }
}

const times = (attempts: number) => `${attempts} attempt${attempts === 1 ? '' : 's'}`;

/** “Acme: Jira rejected the token and 5 more”. Pure. */
export function titleOf({ titles, items }: Delivery): string {
  const [first] = titles;
  if (first === undefined) return 'Cannot be read any more';
  return items > 1 ? `${first} and ${items - 1} more` : first;
}
