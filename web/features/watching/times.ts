import type { History } from '#contract/watching.ts';

export type Range = 'recent' | 'days';
export type Part = { id: string; ms: number; maxMs: number | null };
/** One check, or one day. Without parts nothing was timed then. */
export type Column = { at: string; parts: readonly Part[]; totalMs: number };

/** The rungs in the order of the ladder; those that it no longer has come last. Pure. */
export const rungsIn = (columns: readonly Column[], ladder: readonly string[]): string[] => {
  const timed = new Set(columns.flatMap(({ parts }) => parts.map(({ id }) => id)));
  return [...ladder.filter((id) => timed.has(id)), ...[...timed].filter((id) => !ladder.includes(id))];
};

/** The newest checks one by one, or the last 90 days with gaps where nothing was checked. The oldest first. Pure. */
export function columnsOf({ recent, times, days }: History, range: Range): Column[] {
  if (range === 'recent')
    return recent.map(({ at, rungs }) =>
      column(
        at,
        Object.entries(rungs).map(([id, ms]) => ({ id, ms, maxMs: null })),
      ),
    );
  const timed = new Map(times.map(({ at, rungs }) => [at.slice(0, 10), rungs]));
  return days.map(({ day }) =>
    column(
      day,
      Object.entries(timed.get(day) ?? {}).map(([id, { meanMs, maxMs }]) => ({ id, ms: meanMs, maxMs })),
    ),
  );
}

const column = (at: string, parts: readonly Part[]): Column => ({
  at,
  parts,
  totalMs: parts.reduce((sum, { ms }) => sum + ms, 0),
});

/** Where the axis ends: the next number above everything whose half is a short one too. Pure. */
export function topOf(columns: readonly Column[]): number {
  const most = Math.max(10, ...columns.map(({ totalMs }) => totalMs));
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 3, 4, 6, 8].find((step) => step * power >= most) ?? 10) * power;
}

/** “250 ms”, “2.5 s”, “0”. Pure. */
export const axisWords = (ms: number): string =>
  ms === 0 ? '0' : ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`;

/** How wide a column is, and what of it is drawn. */
const [WIDE, BAR] = [10, 8];
/** Few checks are not drawn wider than this many would be. */
const LEAST_COLUMNS = 30;

/** As many columns as there is room for; what there is stands at its right end. Pure. */
export const slotsFor = (columns: readonly Column[]): number => Math.max(columns.length, LEAST_COLUMNS);

/** The outline of all bars of one rung, stacked on those before it, in a box as wide as the slots and 100 high. Pure. */
export function outlineOf(
  rung: string,
  columns: readonly Column[],
  { rungs, topMs }: { rungs: readonly string[]; topMs: number },
): string {
  const from = slotsFor(columns) - columns.length;
  const below = new Set(rungs.slice(0, rungs.indexOf(rung)));
  return columns
    .flatMap(({ parts }, index) => {
      const ms = parts.find(({ id }) => id === rung)?.ms ?? 0;
      if (ms === 0) return [];
      const under = parts.reduce((sum, part) => sum + (below.has(part.id) ? part.ms : 0), 0);
      const [bottom, height] = [100 - (under / topMs) * 100, (ms / topMs) * 100];
      const x = (from + index) * WIDE + (WIDE - BAR) / 2;
      return [`M${x} ${round(bottom)}v${round(-height)}h${BAR}v${round(height)}z`];
    })
    .join('');
}

export const boxOf = (columns: readonly Column[]): string => `0 0 ${slotsFor(columns) * WIDE} 100`;

const round = (value: number) => Math.round(value * 100) / 100;
