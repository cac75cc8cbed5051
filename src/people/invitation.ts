import { type Instant, msBetween } from '#kernel/instant.ts';

export const INVITED_FOR_MS = 72 * 60 * 60 * 1_000;

type Life = { expiresAt: Instant; acceptedAt: Instant | null; revokedAt: Instant | null };

export function statusOf({ expiresAt, acceptedAt, revokedAt }: Life, now: Instant) {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return msBetween(now, expiresAt) > 0 ? 'open' : 'expired';
}
