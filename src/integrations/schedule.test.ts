import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { msBetween, plusMs } from '#kernel/instant.ts';
import { nextOnGrid } from './schedule.ts';

const NOON = '2030-01-01T12:00:00.000Z';
const MINUTE = 60_000;
const periodsMs = fc.constantFrom(MINUTE, 5 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE);

test('the next check is never nearer than half a period, nor further than one and a half', () => {
  fc.assert(
    fc.property(fc.uuid(), periodsMs, fc.nat(86_400_000), (id, everyMs, ms) => {
      const at = plusMs(NOON, ms);
      const wait = msBetween(at, nextOnGrid(id, everyMs, at));
      expect(wait).toBeGreaterThanOrEqual(everyMs / 2 - 1);
      expect(wait).toBeLessThanOrEqual(1.5 * everyMs + 1);
    }),
  );
});

test('a check that was late keeps its place', () => {
  fc.assert(
    fc.property(fc.uuid(), periodsMs, fc.double({ min: 0, max: 0.49, noNaN: true }), (id, everyMs, late) => {
      const due = nextOnGrid(id, everyMs, NOON);
      const next = nextOnGrid(id, everyMs, plusMs(due, Math.floor(late * everyMs)));
      expect(Math.abs(msBetween(due, next) - everyMs)).toBeLessThanOrEqual(1);
    }),
  );
});

test('ten thousand that were held up together are spread over the whole period again', () => {
  const everyMs = 5 * MINUTE;
  const perSecond = new Map<number, number>();
  for (let n = 0; n < 10_000; n += 1) {
    const second = Math.floor(msBetween(NOON, nextOnGrid(randomUUID(), everyMs, NOON)) / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  // 33 a second on average; chance alone puts twice as many into one only once in millions of tries.
  expect(perSecond.size).toBeGreaterThan(295);
  expect(Math.max(...perSecond.values())).toBeLessThan(80);
});
