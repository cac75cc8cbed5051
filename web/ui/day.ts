const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const withYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
const withoutYear = format({ day: 'numeric', month: 'long' });
const short = format({ day: 'numeric', month: 'short' });
const shortWithYear = format({ day: 'numeric', month: 'short', year: 'numeric' });

/** “25 November 2027”. Days are those of UTC, as the server counts them. Pure. */
export const dayWords = (at: string): string => withYear.format(new Date(at));
/** “25 November”. Pure. */
export const dayOfYear = (at: string): string => withoutYear.format(new Date(at));
/** “25 Nov”. Pure. */
export const shortDay = (at: string): string => short.format(new Date(at));
/** The same, with the year where it is another one. Pure. */
export const shortDayFrom = (at: string, todayMs: number): string =>
  at.slice(0, 4) === dateOf(todayMs).slice(0, 4) ? shortDay(at) : shortWithYear.format(new Date(at));

/** `2027-11-25`, as a date field has it. Pure. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** “tomorrow”, “in 365 days”, “3 days ago”. Pure. */
export const inExactDays = (days: number): string => words.format(days, 'day');

/** “tomorrow”, “in 12 days”, “in 11 months”, “3 days ago”: by the calendar and not by the hour. Pure. */
export function inDays(days: number): string {
  const count = Math.abs(days);
  if (count < 60) return words.format(days, 'day');
  const months = Math.round(count / 30.44);
  const sign = Math.sign(days);
  return months < 24
    ? words.format(sign * months, 'month')
    : words.format(sign * Math.round(months / 12), 'year');
}
