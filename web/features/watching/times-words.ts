import { dayOfYear, shortDay } from '#web/ui/day.ts';
import { duration } from '#web/ui/relative-time.ts';
import type { Column, Part, Range } from './times.ts';

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A rung in one word; its whole question stands in the ladder. Pure. */
export const rungWord = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ');

/** “25 Nov, 14:05” for a check, “25 November” for a day. */
export const whenWords = (at: string, range: Range): string =>
  range === 'days' ? dayOfYear(at) : moment.format(new Date(at));

/** The same where there is little room. */
export const shortWhen = (at: string, range: Range): string =>
  range === 'days' ? shortDay(at) : moment.format(new Date(at));

/** “120 ms”, and of a day also the most that it took. Pure. */
export const partWords = ({ ms, maxMs }: Part): string =>
  maxMs === null ? duration(ms) : `${duration(ms)}, at most ${duration(maxMs)}`;

/** Everything about one check or day in a sentence. */
export function columnWords({ at, parts, totalMs }: Column, range: Range): string {
  const when = whenWords(at, range);
  if (parts.length === 0) return `${when}: nothing was timed`;
  const each = parts.map((part) => `${rungWord(part.id)} ${partWords(part)}`);
  return `${when}: ${duration(totalMs)}. ${each.join('; ')}`;
}
