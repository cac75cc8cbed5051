import { DAY_MS, type Instant, plusMs } from '#kernel/instant.ts';
import { dayOf } from './day.ts';

/** Days before something ends at which people are reminded; 0 is the day itself. */
export const REMIND_DAYS = [30, 14, 7, 1, 0] as const;

/** Whole days from today to the day on which it ends, both in UTC; negative once that day is over. */
export const daysUntil = (endsAt: Instant, now: Instant): number =>
  Math.round((startOf(endsAt) - startOf(now)) / DAY_MS);

/** The reminder that is due: the nearest that was not told yet. Those that were missed before it are not made up for. */
export function dueReminder(endsAt: Instant, remindedDays: number | null, now: Instant): number | null {
  const left = daysUntil(endsAt, now);
  const reached = REMIND_DAYS.filter((days) => days >= left);
  const nearest = reached.at(-1);
  if (nearest === undefined || left < 0) return null;
  return remindedDays === null || nearest < remindedDays ? nearest : null;
}

/**
 * The latest step that was told of this end, by the reminders of its kind: an end may be lost from sight meanwhile, and
 * come back. null where none was.
 */
export function lastReminded(
  endsAt: Instant,
  told: readonly { at: Instant; endsAt: Instant }[],
): number | null {
  const steps = told.flatMap((one) =>
    dayOf(one.endsAt) === dayOf(endsAt) ? (dueReminder(endsAt, null, one.at) ?? []) : [],
  );
  return steps.length > 0 ? Math.min(...steps) : null;
}

/** When the next reminder is due, or null after the last. In the past where one is due already. */
export function remindAt(endsAt: Instant, remindedDays: number | null, now: Instant): Instant | null {
  if (dueReminder(endsAt, remindedDays, now) !== null) return now;
  const left = daysUntil(endsAt, now);
  const next = REMIND_DAYS.find((days) => days < Math.min(left, remindedDays ?? Infinity));
  return next === undefined || left < 0
    ? null
    : plusMs(new Date(startOf(endsAt)).toISOString(), -next * DAY_MS);
}

const startOf = (at: Instant) => Date.parse(`${dayOf(at)}T00:00:00.000Z`);
