import type { Channel } from '#contract/channel.ts';
import type { Weekday } from '#notifications/time-of-day.ts';
import { WEEK } from './timing.ts';

type Rhythm = Channel['rhythm'];

export const DAY: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** “Mon”. Pure. */
export const shortDayName = (day: Weekday) => DAY[day].slice(0, 3);

/** “At once”, “Every hour”, “Every day at 09:00”, “Every Monday at 09:00”. Pure. */
export function paceWords({ digest }: Rhythm): string {
  if (!digest) return 'At once';
  switch (digest.every) {
    case 'hour':
      return 'Every hour';
    case 'day':
      return `Every day at ${digest.at}`;
    case 'week':
      return `Every ${DAY[digest.day]} at ${digest.at}`;
  }
}

/** “20:00 to 07:00, Mon to Fri”; null where no hours are quiet. Pure. */
export function quietWords({ quiet }: Rhythm): string | null {
  if (!quiet) return null;
  const days = daysWords(quiet.days);
  return `${quiet.from} to ${quiet.to}${days && `, ${days}`}`;
}

/** “Mon to Fri”, “Sat and Sun”; nothing for every day. Pure. */
function daysWords(days: readonly Weekday[]): string {
  const chosen = WEEK.filter((day) => days.includes(day));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last || chosen.length === WEEK.length) return '';
  const isRow = WEEK.indexOf(last) - WEEK.indexOf(first) === chosen.length - 1;
  if (isRow && chosen.length > 2) return `${shortDayName(first)} to ${shortDayName(last)}`;
  return and.format(chosen.map(shortDayName));
}

const and = new Intl.ListFormat('en-GB');

/** “Europe/Berlin”, as people read it. Pure. */
export const zoneWords = (timeZone: string) => timeZone.replaceAll('_', ' ');
