import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { plainError } from './errors.ts';

/** So many in so long, counted for all processes together. */
export type Allowance = { name: string; points: number; seconds: number };

export type Exceeded = { retryAfterSeconds: number; beyond: number };

export function rateLimitsOn(pool: pg.Pool) {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = ({ name, points, seconds }: Allowance) => {
    const known = limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    limiters.set(name, limiter);
    return limiter;
  };

  return {
    /** Counts one for `who`. Answers null, or by how many it was too many and how long to wait. */
    async spend(allowance: Allowance, who: string): Promise<Exceeded | null> {
      try {
        await limiterOf(allowance).consume(who);
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes) {
          const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
          return { retryAfterSeconds, beyond: error.consumedPoints - allowance.points };
        }
        throw plainError(error);
      }
    },
    async giveBack(allowance: Allowance, who: string): Promise<void> {
      await limiterOf(allowance)
        .reward(who)
        .catch((error: unknown) => {
          throw plainError(error);
        });
    },
    removeExpired: async () =>
      void (await pool
        .query('delete from rate_limits where expire < $1', [Date.now()])
        .catch((error: unknown) => {
          throw plainError(error);
        })),
  };
}

export type RateLimits = ReturnType<typeof rateLimitsOn>;
