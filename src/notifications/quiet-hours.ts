import { DAY_MS } from '#kernel/instant.ts';
import { msIntoDay, type TimeOfDay, type Weekday, weekdayOf, WEEKDAYS } from './time-of-day.ts';
import type { Clock } from './time-zone.ts';

export type QuietHours = {
  from: TimeOfDay;
  /** Of the next day where it is not after `from`; the same time is a whole day. */
  to: TimeOfDay;
  /** On which they begin. */
  days: readonly Weekday[];
  exceptFailures: boolean;
};

/** Whether nothing would ever be sent. */
export const neverEnd = ({ from, to, days }: QuietHours): boolean =>
  from === to && WEEKDAYS.every((day) => days.includes(day));

/** The moment itself, or the end of the quiet hours that it is in. */
export function afterQuietHours(quiet: QuietHours, clock: Clock, ms: number): number {
  let at = ms;
  // One may begin where another ends. If they never end, a week is enough.
  for (let nights = 0; nights < 7; nights += 1) {
    const end = endOf(quiet, clock, at);
    if (end === null) break;
    at = end;
  }
  return at;
}

function endOf({ from, to, days }: QuietHours, clock: Clock, ms: number): number | null {
  const today = Math.floor(clock.wallAt(ms) / DAY_MS);
  const begin = msIntoDay(from);
  const lasts = (((msIntoDay(to) - begin) % DAY_MS) + DAY_MS) % DAY_MS || DAY_MS;
  for (const day of [today - 1, today]) {
    const weekday = weekdayOf(day);
    if (weekday === undefined || !days.includes(weekday)) continue;
    const wall = day * DAY_MS + begin;
    const end = clock.momentOf(wall + lasts);
    if (clock.momentOf(wall) <= ms && ms < end) return end;
  }
  return null;
}
