import { Hourglass, TriangleAlert } from 'lucide-react';
import type { Ending } from '#contract/watching.ts';
import { ENDING, NEARNESS_INK, nearnessOf, useDaysUntil } from '#web/endings.ts';
import { dayWords, inDays } from '#web/ui/day.ts';

/** “Token in 6 days”: what ends first. What is near has an icon, and what is very near another. */
export function Ends({ ending: { what, endsAt } }: { ending: Ending }) {
  const days = useDaysUntil(endsAt);
  const nearness = nearnessOf(days);
  const Icon = nearness === 'soon' ? Hourglass : nearness === 'far' ? null : TriangleAlert;
  return (
    <time
      dateTime={endsAt}
      title={`${ENDING[what].word} ${days < 0 ? 'ended' : 'ends'} on ${dayWords(endsAt)}`}
      className={`tabular-nums xl:whitespace-nowrap ${NEARNESS_INK[nearness]}`}
    >
      {Icon && <Icon aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />}
      {ENDING[what].word} {days < 0 && 'ended '}
      <span className={nearness === 'far' ? 'text-faint' : 'font-medium'}>{inDays(days)}</span>
    </time>
  );
}
