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
const AT_LEAST_MS = 72 * HOUR;
const LONGEST_WAIT_MS = 24 * HOUR;
/** What is new finds out at least so often whether a channel works again, unless it asks for more time. */
const OTHERS_WAIT_AT_MOST_MS = HOUR;
/** So that what failed together is not tried again together. */
const JITTER = 0.1;

export const SWITCH_OFF_AFTER_MS = 5 * 24 * HOUR;

type Failed = { reason: string; retryAt?: Instant | null };
type Tried = {
  attempts: number;
  /** When the first attempt began. */
  since: Instant;
};

/**
 * When to try one again, never earlier than the other side asked for; null where it is given up, which is not before
 * three days: attempts in between, because others arrived, do not shorten that. `random` answers from 0 up to 1.
 */
export function nextAttemptAt(
  { attempts, since }: Tried,
  failure: Failed,
  now: Instant,
  random: () => number,
): Instant | null {
  const pauseMs =
    PAUSES_MS[attempts - 1] ?? (msBetween(since, now) < AT_LEAST_MS ? PAUSES_MS.at(-1) : undefined);
  return pauseMs === undefined ? null : afterPause(pauseMs, failure, now, random);
}

type Failing = {
  since: Instant;
  /** Only one has failed since: perhaps it is refused for what is in it. */
  isAlone: boolean;
};

/** How long everything for a channel waits that fails. */
export function channelRetryAt(
  { since, isAlone }: Failing,
  failure: Failed,
  now: Instant,
  random: () => number,
): Instant {
  const pauseMs = pauseAfter(isAlone ? 0 : msBetween(since, now));
  return afterPause(Math.min(pauseMs, OTHERS_WAIT_AT_MOST_MS), failure, now, random);
}

/** The pause that follows where something is tried again and again for so long. */
function pauseAfter(elapsedMs: number): number {
  let untilMs = 0;
  const pause = PAUSES_MS.find((pauseMs) => {
    untilMs += pauseMs;
    return elapsedMs < untilMs;
  });
  return pause ?? OTHERS_WAIT_AT_MOST_MS;
}

function afterPause(pauseMs: number, { retryAt }: Failed, now: Instant, random: () => number): Instant {
  const askedMs = retryAt ? Math.min(msBetween(now, retryAt), LONGEST_WAIT_MS) : 0;
  return plusMs(now, Math.round(Math.max(pauseMs, askedMs) * (1 + JITTER * random())));
}

/** Whether a channel that only ever failed since then is to be left alone. */
export const isToBeSwitchedOff = (channel: { failingSince: Instant | null; now: Instant }): boolean =>
  channel.failingSince !== null && msBetween(channel.failingSince, channel.now) >= SWITCH_OFF_AFTER_MS;
