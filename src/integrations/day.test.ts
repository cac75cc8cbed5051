import { expect, test } from 'vitest';
import { count, type Day } from './day.ts';
import type { Rung } from './verdict.ts';

const rung = (id: string, durationMs: number | null): Rung => ({
  id,
  question: '',
  outcome: 'passed',
  durationMs,
  evidence: [],
});
const checked = (at: string, rungs: Rung[] = [], passed = true) => ({ at, passed, down: !passed, rungs });

test('the checks of a day are counted, with how long each rung took', () => {
  const first = count(null, checked('2030-01-01T00:00:00.000Z', [rung('name', 0.1), rung('token', 30)]));
  const second = count(first.today, checked('2030-01-01T23:59:59.999Z', [rung('name', 0.2)], false));
  expect(second).toEqual({
    over: null,
    today: {
      day: '2030-01-01',
      checks: 2,
      passed: 1,
      down: 1,
      rungs: {
        name: { count: 2, sumMs: 0.3, maxMs: 0.2 },
        token: { count: 1, sumMs: 30, maxMs: 30 },
      },
    },
  });
});

test('the first check of a new day ends the one before, untouched', () => {
  const { today: before } = count(null, checked('2030-01-01T23:59:59.999Z'));
  const { today, over } = count(before, checked('2030-01-02T00:00:00.000Z'));
  expect(over).toEqual(before);
  expect(today).toMatchObject({ day: '2030-01-02', checks: 1 } satisfies Partial<Day>);
});

test('a rung that asked nothing has no time', () => {
  const { today } = count(null, checked('2030-01-01T00:00:00.000Z', [rung('certificate', null)]));
  expect(today.rungs).toEqual({});
});
