import { DAY_MS } from '#kernel/instant.ts';

/** Whether it is a zone such as `Europe/Berlin`. Offsets such as +02:00 are none: they do not know about summer. */
export function isTimeZone(text: string): boolean {
  try {
    const { timeZone } = Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return /^[a-z]/i.test(timeZone);
  } catch {
    return false;
  }
}

/** The clock on a wall in a zone. A time on it is a number of milliseconds, as if the wall were in UTC. */
export type Clock = {
  wallAt: (ms: number) => number;
  /** The moment of a time on the wall: the first of two, or, where clocks skip it, as much later as they skip. */
  momentOf: (wall: number) => number;
};

const clocks = new Map<string, Clock>();

/** Kept, because a formatter takes a quarter of a millisecond to make and there are some 400 zones. */
export function clockIn(timeZone: string): Clock {
  const clock = clocks.get(timeZone) ?? newClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function newClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...EVERYTHING });
  const wallAt = (ms: number): number => {
    const read = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, ...rest] = FIELDS.map((field) => read.get(field) ?? 0);
    return Date.UTC(year, month - 1, ...rest);
  };
  const offsetAt = (ms: number) => wallAt(ms) - Math.floor(ms / 1_000) * 1_000;
  return {
    wallAt,
    momentOf: (wall) => {
      // Clocks change at most once in two days.
      const before = wall - offsetAt(wall - DAY_MS);
      const after = wall - offsetAt(wall + DAY_MS);
      const shown = [before, after].filter((moment) => wallAt(moment) === wall);
      return shown.length === 0 ? before : Math.min(...shown);
    },
  };
}

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const EVERYTHING = Object.fromEntries(FIELDS.map((field) => [field, 'numeric' as const]));
