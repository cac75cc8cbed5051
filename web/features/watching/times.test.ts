import { expect, test } from 'vitest';
import type { History } from '#contract/watching.ts';
import { axisWords, boxOf, columnsOf, outlineOf, rungsIn, slotsFor, topOf } from './times.ts';

const LADDER = ['name', 'site', 'token'];
const history = (recent: History['recent'], times: History['times'] = []): History => ({
  days: ['2026-11-23', '2026-11-24', '2026-11-25'].map((day) => ({
    day,
    level: 'none',
    checks: 0,
    passed: 0,
  })),
  times,
  recent,
});
const check = (rungs: Record<string, number>) => ({ at: '2026-11-25T12:00:00Z', rungs });
const drawn = (rung: string, known: History, topMs: number) => {
  const columns = columnsOf(known, 'recent');
  return outlineOf(rung, columns, { rungs: rungsIn(columns, LADDER), topMs });
};

test('of nothing there is nothing to draw, and still an axis', () => {
  const columns = columnsOf(history([]), 'recent');
  expect([columns, rungsIn(columns, LADDER), topOf(columns)]).toEqual([[], [], 10]);
  expect(outlineOf('name', columns, { rungs: [], topMs: 10 })).toBe('');
});

test('one check is one bar at the right end, no wider than one of thirty', () => {
  const columns = columnsOf(history([check({ name: 5 })]), 'recent');
  expect([slotsFor(columns), boxOf(columns)]).toEqual([30, '0 0 300 100']);
  expect(drawn('name', history([check({ name: 5 })]), 10)).toBe('M291 100v-50h8v50z');
});

test('what comes later on the ladder stands on what came before', () => {
  const known = history([check({ token: 30, name: 20, site: 50 })]);
  expect(rungsIn(columnsOf(known, 'recent'), LADDER)).toEqual(LADDER);
  expect(drawn('name', known, 100)).toBe('M291 100v-20h8v20z');
  expect(drawn('site', known, 100)).toBe('M291 80v-50h8v50z');
  expect(drawn('token', known, 100)).toBe('M291 30v-30h8v30z');
});

test('a rung that was not reached leaves no bar, and one that the ladder no longer has comes last', () => {
  const known = history([check({ old: 1, name: 2 }), check({ name: 3 })]);
  expect(rungsIn(columnsOf(known, 'recent'), LADDER)).toEqual(['name', 'old']);
  expect(drawn('old', known, 10)).toBe('M281 80v-10h8v10z');
  expect(drawn('token', known, 10)).toBe('');
});

test('a day on which nothing was checked is a gap', () => {
  const times = [
    { at: '2026-11-23', rungs: { name: { meanMs: 10, maxMs: 25 } } },
    { at: '2026-11-25', rungs: { name: { meanMs: 20, maxMs: 40 }, site: { meanMs: 1.5, maxMs: 3 } } },
  ];
  expect(columnsOf(history([], times), 'days')).toEqual([
    { at: '2026-11-23', parts: [{ id: 'name', ms: 10, maxMs: 25 }], totalMs: 10 },
    { at: '2026-11-24', parts: [], totalMs: 0 },
    {
      at: '2026-11-25',
      parts: [
        { id: 'name', ms: 20, maxMs: 40 },
        { id: 'site', ms: 1.5, maxMs: 3 },
      ],
      totalMs: 21.5,
    },
  ]);
});

test.each([
  [3, 10],
  [10, 10],
  [10.1, 20],
  [312, 400],
  [501, 600],
  [801, 1_000],
  [20_000, 20_000],
  [20_112, 30_000],
])('where the slowest takes %f ms the axis ends at %i', (totalMs, top) => {
  expect(topOf([{ at: '', parts: [], totalMs }])).toBe(top);
});

test('the axis is told in milliseconds, and above a second in seconds', () => {
  expect([0, 250, 1_000, 2_500, 20_000].map(axisWords)).toEqual(['0', '250 ms', '1 s', '2.5 s', '20 s']);
});
