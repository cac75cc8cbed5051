import type { Instant } from '#kernel/instant.ts';
import type { Rung } from './verdict.ts';

/** How long one rung took in the checks that reached it. Milliseconds. */
export type RungTimes = { count: number; sumMs: number; maxMs: number };

/** How the checks of one day went. A day is a date in UTC; `down` counts the checks that left it Failed. */
export type Day = {
  day: string;
  checks: number;
  passed: number;
  down: number;
  rungs: Readonly<Record<string, RungTimes>>;
};

type Checked = { at: Instant; passed: boolean; down: boolean; rungs: readonly Rung[] };

export const dayOf = (at: Instant): string => at.slice(0, 10);

/** Adds one check to its day. `over` is the day before, once the first check of a new one has come. */
export function count(today: Day | null, checked: Checked): { today: Day; over: Day | null } {
  const day = dayOf(checked.at);
  const isNew = today !== null && today.day !== day;
  const before = today && !isNew ? today : { day, checks: 0, passed: 0, down: 0, rungs: {} };
  return { today: plus(before, checked), over: isNew ? today : null };
}

function plus(day: Day, { passed, down, rungs }: Checked): Day {
  const times: Record<string, RungTimes> = { ...day.rungs };
  for (const { id, durationMs } of rungs) {
    if (durationMs === null) continue;
    const { count: counted, sumMs, maxMs } = times[id] ?? { count: 0, sumMs: 0, maxMs: 0 };
    times[id] = {
      count: counted + 1,
      sumMs: tenths(sumMs + durationMs),
      maxMs: Math.max(maxMs, durationMs),
    };
  }
  return {
    day: day.day,
    checks: day.checks + 1,
    passed: day.passed + Number(passed),
    down: day.down + Number(down),
    rungs: times,
  };
}

/** Sums of tenths stay tenths, whatever floating point makes of them. */
const tenths = (ms: number) => Math.round(ms * 10) / 10;
