import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';

/** A session ends when it was not used for `idleMs`, and `atMostMs` after it began in any case. */
export type SessionLimits = { idleMs: number; atMostMs: number };

const HOUR = 60 * 60 * 1_000;
export const DEFAULT_LIMITS: SessionLimits = { idleMs: 12 * HOUR, atMostMs: 7 * 24 * HOUR };
/** No setting lets a session live longer, so this is also how long its cookie may stay in a browser. */
export const SESSION_AT_MOST_MS = 30 * 24 * HOUR;

/** How long after proving who they are a person may change their own credentials. */
export const CONFIRMED_FOR_MS = 15 * 60 * 1_000;

type Life = { createdAt: Instant; seenAt: Instant };

export function expiresAt({ createdAt, seenAt }: Life, limits: SessionLimits): Instant {
  const idle = plusMs(seenAt, limits.idleMs);
  const atMost = plusMs(createdAt, limits.atMostMs);
  return msBetween(idle, atMost) > 0 ? idle : atMost;
}

export const isAlive = (life: Life, limits: SessionLimits, now: Instant): boolean =>
  msBetween(now, expiresAt(life, limits)) > 0;

export const isConfirmed = (confirmedAt: Instant | null, now: Instant): boolean =>
  confirmedAt !== null && msBetween(confirmedAt, now) < CONFIRMED_FOR_MS;
