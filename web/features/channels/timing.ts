import type { Channel } from '#contract/channel.ts';
import type { Weekday } from '#notifications/time-of-day.ts';

type Rhythm = Channel['rhythm'];
export type Pace = 'at_once' | 'hour' | 'day' | 'week';

/** When a channel is told, as a form holds it: what was typed is kept while it does not count. */
export type Timing = {
  pace: Pace;
  at: string;
  day: Weekday;
  isQuiet: boolean;
  from: string;
  to: string;
  days: readonly Weekday[];
  exceptFailures: boolean;
  timeZone: string;
};

/** As a week goes. */
export const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const PLAIN = {
  pace: 'at_once',
  at: '09:00',
  day: 'mon',
  isQuiet: false,
  from: '20:00',
  to: '07:00',
  days: WEEK,
  exceptFailures: true,
} as const;

/** At once and at any time. Pure. */
export const newTiming = (timeZone: string): Timing => ({ ...PLAIN, timeZone });

/** Pure. */
export const timingOf = ({ timeZone, quiet, digest }: Rhythm): Timing => ({
  ...PLAIN,
  pace: digest?.every ?? 'at_once',
  ...(digest && 'at' in digest && { at: digest.at }),
  ...(digest && 'day' in digest && { day: digest.day }),
  isQuiet: quiet !== null,
  ...quiet,
  timeZone,
});

/** Pure. */
export const rhythmOf = ({
  isQuiet,
  from,
  to,
  days,
  exceptFailures,
  timeZone,
  ...timing
}: Timing): Rhythm => ({
  timeZone,
  quiet: isQuiet ? { from, to, days: WEEK.filter((day) => days.includes(day)), exceptFailures } : null,
  digest: digestOf(timing),
});

function digestOf({ pace, at, day }: Pick<Timing, 'pace' | 'at' | 'day'>): Rhythm['digest'] {
  switch (pace) {
    case 'at_once':
      return null;
    case 'hour':
      return { every: 'hour' };
    case 'day':
      return { every: 'day', at };
    case 'week':
      return { every: 'week', day, at };
  }
}

/** Whether it matters whose clock is looked at. Pure. */
export const needsTimeZone = ({ pace, isQuiet }: Timing) => isQuiet || pace === 'day' || pace === 'week';
