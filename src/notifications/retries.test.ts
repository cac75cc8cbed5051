import { expect, test } from 'vitest';
import { msBetween, plusMs } from '#kernel/instant.ts';
import { channelRetryAt, isToBeSwitchedOff, nextAttemptAt, SWITCH_OFF_AFTER_MS } from './retries.ts';

const NOW = '2026-11-25T12:00:00.000Z';
const HOUR_MS = 3_600_000;
const limited = (retryAt: string | null) => ({ reason: 'rate_limited', retryAt });
/** How long the pause is that follows the nth attempt. */
const waitMs = (attempts: number, retryAt: string | null = null, random = 0, triedForMs = 0) => {
  const since = plusMs(NOW, -triedForMs);
  const next = nextAttemptAt({ attempts, since }, limited(retryAt), NOW, () => random);
  return next === null ? null : msBetween(NOW, next);
};

/** Every pause until it is given up, where each attempt takes so long. */
function allWaits(attemptMs: number): number[] {
  const waits: number[] = [];
  let at = NOW;
  for (let attempts = 1; attempts < 100; attempts += 1) {
    at = plusMs(at, attemptMs);
    const next = nextAttemptAt({ attempts, since: NOW }, limited(null), at, () => 0);
    if (!next) return waits;
    waits.push(msBetween(at, next));
    at = next;
  }
  throw new Error('It is never given up.');
}

test.each([0, 15_000])(
  'pauses grow, over a little more than three days, and then it is given up',
  (attemptMs) => {
    const waits = allWaits(attemptMs);
    expect(waits).toHaveLength(10);
    expect(waits[0]).toBe(5_000);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / HOUR_MS;
    expect(hours).toBeGreaterThan(72);
    expect(hours).toBeLessThan(80);
  },
);

test('attempts in between do not shorten the three days, and a late one is soon tried again', () => {
  expect(waitMs(20, null, 0, 71 * HOUR_MS)).toBe(24 * HOUR_MS);
  expect(waitMs(20, null, 0, 72 * HOUR_MS)).toBeNull();
  expect(waitMs(2, null, 0, 100 * HOUR_MS)).toBe(60_000);
});

test('a channel that fails is asked by what is new at growing pauses, and at least every hour', () => {
  const wait = (failingForMs: number, retryAt: string | null = null, isAlone = false) => {
    const failing = { since: plusMs(NOW, -failingForMs), isAlone };
    return msBetween(
      NOW,
      channelRetryAt(failing, limited(retryAt), NOW, () => 0),
    );
  };
  expect([0, 60_000, 10 * 60_000].map((ms) => wait(ms))).toEqual([5_000, 60_000, 30 * 60_000]);
  for (const hours of [3, 30, 100]) expect(wait(hours * HOUR_MS)).toBe(HOUR_MS);
  expect(wait(0, plusMs(NOW, 3 * HOUR_MS))).toBe(3 * HOUR_MS);
  // One that fails alone may be refused for what is in it.
  expect(wait(30 * HOUR_MS, null, true)).toBe(5_000);
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
