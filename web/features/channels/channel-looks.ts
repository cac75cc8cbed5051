import { CircleAlert, CircleCheck, CirclePause, CircleX, type LucideIcon, Unplug } from 'lucide-react';
import type { Channel } from '#contract/channel.ts';
import type { Tone } from '#web/ui/Notice.tsx';

type Look = { word: string; icon: LucideIcon; tone: Tone };
type Why = NonNullable<Channel['off']>['why'];

const STATE: Record<Channel['state'], Look> = {
  on: { word: 'On', icon: CircleCheck, tone: 'good' },
  failing: { word: 'Failing', icon: CircleAlert, tone: 'bad' },
  off: { word: 'Off', icon: CirclePause, tone: 'idle' },
  orphaned: { word: 'Told nothing', icon: Unplug, tone: 'bad' },
};

/** Switched off by OwlHub, and not by a person. */
const GIVEN_UP: Look = { word: 'Off', icon: CircleX, tone: 'bad' };

export const WHY_OFF: Record<Why, string> = {
  person: 'Switched off',
  failing: 'Nothing arrived for five days',
  gone: 'The address is no more',
};

/** Pure. */
export const lookOf = ({ state, off }: Pick<Channel, 'state' | 'off'>): Look =>
  off && off.why !== 'person' ? GIVEN_UP : STATE[state];

/** Whether its last test did not arrive, and nothing has since. Pure. */
export const isUnproven = ({ test, last }: Pick<Channel, 'test' | 'last'>): boolean =>
  test !== null && test.problem !== null && !(last && last.problem === null && last.at > test.at);

/** Where it leads, with the first of many mail addresses. Pure. */
export function placeInShort({ kind, place }: Pick<Channel, 'kind' | 'place'>): string {
  if (place === null) return 'Cannot be read';
  const [first, ...others] = kind === 'mail' ? place.split(', ') : [place];
  return others.length > 1 ? `${first} and ${others.length} more` : place;
}
