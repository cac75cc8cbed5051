import { expect, test } from 'vitest';
import { msBetween, plusMs } from '#kernel/instant.ts';
import { isToBeSwitchedOff, nextAttemptAt, SWITCH_OFF_AFTER_MS } from './retries.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const HOUR_MS = 3_600_000;
const waitMs = (attempts: number, retryAt: string | null = null, random = 0) => {
  const next = nextAttemptAt(attempts, { reason: 'rate_limited', retryAt }, NOW, () => random);
  return next === null ? null : msBetween(NOW, next);
};

test('pauses grow, over a little more than three days, and then it is given up', () => {
  const waits = Array.from({ length: 10 }, (_, index) => waitMs(index + 1) ?? 0);
  expect(waits[0]).toBe(5_000);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / HOUR_MS;
  expect(hours).toBeGreaterThan(72);
  expect(hours).toBeLessThan(80);
  expect(waitMs(11)).toBeNull();
});

test('what asks for more time gets it, at most a day, and what asks for less does not speed anything up', () => {
  expect(waitMs(1, plusMs(NOW, HOUR_MS))).toBe(HOUR_MS);
  expect(waitMs(1, plusMs(NOW, 48 * HOUR_MS))).toBe(24 * HOUR_MS);
  expect(waitMs(5, plusMs(NOW, 1_000))).toBe(2 * HOUR_MS);
  expect(waitMs(1, plusMs(NOW, -HOUR_MS))).toBe(5_000);
});

test('what failed together is tried again at different times, and never too early', () => {
  expect(waitMs(2, null, 0.999)).toBeGreaterThan(60_000);
  expect(waitMs(2, null, 0.999)).toBeLessThanOrEqual(66_000);
  expect(waitMs(1, plusMs(NOW, HOUR_MS), 0.5)).toBeGreaterThan(HOUR_MS);
});

test('a channel that only failed for five days is switched off, and no earlier', () => {
  const failingFor = (ms: number) => isToBeSwitchedOff({ failingSince: NOW, now: plusMs(NOW, ms) });
  expect(failingFor(SWITCH_OFF_AFTER_MS)).toBe(true);
  expect(failingFor(SWITCH_OFF_AFTER_MS - 1)).toBe(false);
  expect(isToBeSwitchedOff({ failingSince: null, now: NOW })).toBe(false);
});
