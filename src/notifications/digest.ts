import { DAY_MS } from '#kernel/instant.ts';
import { msIntoDay, type TimeOfDay, type Weekday, weekdayOf } from './time-of-day.ts';
import type { Clock } from './time-zone.ts';

export type Digest =
  | { every: 'hour' }
  | { every: 'day'; at: TimeOfDay }
  | { every: 'week'; day: Weekday; at: TimeOfDay };

const HOUR_MS = 3_600_000;

/** The first moment after this one at which it is sent. Once a day even where a time of day comes twice. */
export function nextDigest(digest: Digest, clock: Clock, ms: number): number {
  if (digest.every === 'hour') return nextFullHour(clock, ms);
  const today = Math.floor(clock.wallAt(ms) / DAY_MS);
  for (let day = today; ; day += 1) {
    if (digest.every === 'week' && weekdayOf(day) !== digest.day) continue;
    const moment = clock.momentOf(day * DAY_MS + msIntoDay(digest.at));
    if (moment > ms) return moment;
  }
}

/** Of the clock on the wall, which some zones set half an hour off. */
function nextFullHour(clock: Clock, ms: number): number {
  let at = ms;
  do at += HOUR_MS - ((clock.wallAt(at) + (at % 1_000)) % HOUR_MS);
  while (clock.wallAt(at) % HOUR_MS !== 0);
  return at;
}
