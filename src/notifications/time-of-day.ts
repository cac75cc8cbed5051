/** On a clock of 24 hours: `07:30`. */
export type TimeOfDay = string;

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export function msIntoDay(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** Of a day counted from the first of January 1970, a Thursday. */
export const weekdayOf = (day: number): Weekday | undefined => WEEKDAYS[(((day + 4) % 7) + 7) % 7];
