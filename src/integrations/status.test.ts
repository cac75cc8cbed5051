import { describe, expect, test } from 'vitest';
import { plusMs } from '#kernel/instant.ts';
import { type Failure, NATURE } from './failure.ts';
import { nextOnGrid } from './schedule.ts';
import { next, nextCheckAt as nextCheck, PATIENCE, PENDING_AT_MOST_MS, type Status } from './status.ts';

const NOON = '2030-01-01T12:00:00.000Z';
const later = (ms: number) => plusMs(NOON, ms);
const ID = '80000000-0000-4000-8000-000000000000';
const MINUTE = 60_000;
const nextCheckAt = (status: Status, at: string, checkEveryMinutes = 5) =>
  nextCheck(status, at, { id: ID, checkEveryMinutes });
const rejected: Failure = { reason: 'credential_rejected', tried: [], gatewayUnreachable: false };
const busy: Failure = { reason: 'jira_error', status: 503, at: '/rest' };
const expired: Failure = { reason: 'certificate_expired', validFrom: NOON, validTo: NOON };
const failedWith = (failure: Failure) => ({ type: 'verification_failed', failure }) as const;
const pending: Status = { is: 'pending', since: NOON, trouble: null };
const connected: Status = { is: 'connected', since: NOON, trouble: null };

describe('pending', () => {
  test('one passed verification connects it', () => {
    expect(next(pending, { type: 'verified' }, later(9))).toEqual({
      is: 'connected',
      since: later(9),
      trouble: null,
    });
  });

  test('a lasting failure fails it at once', () => {
    expect(next(pending, failedWith(rejected), later(9))).toMatchObject({ is: 'failed', failure: rejected });
  });

  test('a passing failure is tried again after 5 s and after 20 s, and then fails', () => {
    const first = next(pending, failedWith(busy), later(1_000));
    expect(first).toMatchObject({ is: 'pending', trouble: { failures: 1 } });
    expect(nextCheckAt(first, later(1_000))).toBe(later(6_000));

    const second = next(first, failedWith(busy), later(7_000));
    expect(second).toMatchObject({
      is: 'pending',
      since: NOON,
      trouble: { failures: 2, since: later(1_000) },
    });
    expect(nextCheckAt(second, later(7_000))).toBe(later(27_000));

    expect(next(second, failedWith(busy), later(28_000)).is).toBe('failed');
  });

  test('it never waits for a retry that could end after 90 s', () => {
    const slow = next(pending, failedWith(busy), later(PENDING_AT_MOST_MS - 24_000));
    expect(slow.is).toBe('failed');
    expect(next(pending, failedWith(busy), later(PENDING_AT_MOST_MS - 25_000)).is).toBe('pending');
  });

  test('it waits as long as Jira asked, where the 90 s allow it', () => {
    const limited = (ms: number): Failure => ({ reason: 'rate_limited', retryAt: later(ms) });
    const waiting = next(pending, failedWith(limited(30_000)), later(1_000));
    expect(nextCheckAt(waiting, later(1_000))).toBe(later(30_000));
    expect(next(pending, failedWith(limited(80_000)), later(1_000)).is).toBe('failed');
  });
});

describe('connected', () => {
  test('a rejected token fails it at once', () => {
    expect(next(connected, failedWith(rejected), NOON).is).toBe('failed');
  });

  test('passing trouble fails it only when it is both frequent and old', () => {
    let status: Status = connected;
    for (let i = 0; i < PATIENCE.failures; i++) status = next(status, failedWith(busy), later(i));
    expect(status).toMatchObject({ is: 'connected', trouble: { failures: PATIENCE.failures, since: NOON } });
    expect(next(status, failedWith(busy), later(PATIENCE.forMs)).is).toBe('failed');
    expect(next(next(connected, failedWith(busy), NOON), failedWith(busy), later(PATIENCE.forMs)).is).toBe(
      'connected',
    );
  });

  test('one good answer forgives everything and keeps the day it was connected', () => {
    const troubled = next(connected, failedWith(busy), later(1));
    expect(next(troubled, { type: 'verified' }, later(2))).toEqual(connected);
  });

  test.each([1, 5, 60, 1_440])(
    'it is checked every %i minutes, at its own place in each period',
    (minutes) => {
      expect(nextCheckAt(connected, NOON, minutes)).toBe(nextOnGrid(ID, minutes * MINUTE, NOON));
    },
  );

  test('in trouble it is looked at every five minutes, or more often where that is its schedule', () => {
    const troubled = next(connected, failedWith(busy), NOON);
    expect(nextCheckAt(troubled, NOON, 1_440)).toBe(nextOnGrid(ID, 5 * MINUTE, NOON));
    expect(nextCheckAt(troubled, NOON, 1)).toBe(nextOnGrid(ID, MINUTE, NOON));
  });

  test('in trouble it waits as long as Jira asked', () => {
    const limited: Failure = { reason: 'rate_limited', retryAt: later(40 * MINUTE) };
    expect(nextCheckAt(next(connected, failedWith(limited), NOON), NOON)).toBe(later(40 * MINUTE));
  });
});

describe('failed', () => {
  test('it heals by itself with the next good answer', () => {
    const failed = next(connected, failedWith(expired), NOON);
    expect(next(failed, { type: 'verified' }, later(5))).toEqual({
      is: 'connected',
      since: later(5),
      trouble: null,
    });
  });

  test('it is tried again at a growing pace, up to an hour', () => {
    let status = next(connected, failedWith(expired), NOON);
    const waits = Array.from({ length: 9 }, () => {
      const wait = Date.parse(nextCheckAt(status, NOON) ?? '') - Date.parse(NOON);
      status = next(status, failedWith(expired), NOON);
      return wait / 60_000;
    });
    expect(waits).toEqual([1, 2, 5, 10, 15, 30, 60, 60, 60]);
  });

  test('it keeps the moment at which it failed and the latest reason', () => {
    const failed = next(connected, failedWith(expired), NOON);
    expect(next(failed, failedWith(rejected), later(9))).toMatchObject({ since: NOON, failure: rejected });
  });

  test.each(Object.entries(NATURE).filter(([, nature]) => nature === 'locking'))(
    'after %s nothing is tried by itself, until something changes',
    (reason) => {
      const failed = next(connected, failedWith({ ...rejected, reason } as Failure), NOON);
      expect(nextCheckAt(failed, NOON)).toBeNull();
      const changed = next(failed, { type: 'changed' }, later(1));
      expect(nextCheckAt(changed, later(1))).toBe(later(1));
    },
  );
});

describe('paused', () => {
  const paused: Status = { is: 'paused', since: NOON };
  test.each([{ type: 'verified' }, failedWith(rejected), { type: 'paused' }] as const)(
    'it ignores $type',
    (event) => {
      expect(next(paused, event, later(1))).toBe(paused);
      expect(nextCheckAt(paused, NOON)).toBeNull();
    },
  );

  test('resumed, it is pending again', () => {
    expect(next(paused, { type: 'resumed' }, later(1))).toEqual({
      is: 'pending',
      since: later(1),
      trouble: null,
    });
  });
});
