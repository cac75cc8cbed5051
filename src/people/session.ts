import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';

const HOUR = 60 * 60 * 1_000;

/** A session ends when it has not been used for this long, and after `SESSION_AT_MOST_MS` in any case. */
export const SESSION_IDLE_MS = 12 * HOUR;
export const SESSION_AT_MOST_MS = 7 * 24 * HOUR;

type Life = { createdAt: Instant; seenAt: Instant };

export function expiresAt({ createdAt, seenAt }: Life): Instant {
  const idle = plusMs(seenAt, SESSION_IDLE_MS);
  const atMost = plusMs(createdAt, SESSION_AT_MOST_MS);
  return msBetween(idle, atMost) > 0 ? idle : atMost;
}

export const isAlive = (life: Life, now: Instant): boolean => msBetween(now, expiresAt(life)) > 0;
