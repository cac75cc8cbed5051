import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A little more than three days in all, then it is given up. https://www.standardwebhooks.com */
const PAUSES_MS = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const LONGEST_WAIT_MS = 24 * HOUR;
/** So that what failed together is not tried again together. */
const JITTER = 0.1;

export const SWITCH_OFF_AFTER_MS = 5 * 24 * HOUR;

/**
 * When to try again after so many attempts, never earlier than the other side asked for; null where it is given up.
 * `random` answers from 0 up to 1.
 */
export function nextAttemptAt(
  attempts: number,
  failure: { reason: string; retryAt?: Instant | null },
  now: Instant,
  random: () => number,
): Instant | null {
  const pauseMs = PAUSES_MS[attempts - 1];
  if (pauseMs === undefined) return null;
  const askedMs = failure.retryAt ? Math.min(msBetween(now, failure.retryAt), LONGEST_WAIT_MS) : 0;
  return plusMs(now, Math.round(Math.max(pauseMs, askedMs) * (1 + JITTER * random())));
}

/** Whether a channel that only ever failed since then is to be left alone. */
export const isToBeSwitchedOff = (channel: { failingSince: Instant | null; now: Instant }): boolean =>
  channel.failingSince !== null && msBetween(channel.failingSince, channel.now) >= SWITCH_OFF_AFTER_MS;
