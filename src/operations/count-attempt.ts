import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { AuditAction, Target } from '#people/audit.ts';
import type { Allowance } from '#store/rate-limits.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

export type Attempt = {
  /** What it is counted against, and for whom. */
  allowances: readonly (readonly [Allowance, string])[];
  actor: Actor;
  target?: Target;
  action?: AuditAction;
  message: string;
};

/**
 * Counts one attempt. Throws a refusal where it was one too many; the log hears of the first, second, fourth, eighth
 * … that was, so that nobody fills it by trying.
 */
export async function countAttempt(ctx: Context, attempt: Attempt): Promise<void> {
  const { allowances, actor, target, action = 'sign_in.locked', message } = attempt;
  for (const [allowance, who] of allowances) {
    const exceeded = await ctx.rateLimits.spend(allowance, who);
    if (!exceeded) continue;
    const { beyond, retryAfterSeconds } = exceeded;
    if (isPowerOfTwo(beyond)) {
      const more = { limit: allowance.name, attemptsBeyond: beyond };
      await ctx.store.transaction((store) =>
        audit(ctx, store, actor, { action, outcome: 'refused', ...(target && { target }), more }),
      );
    }
    throw new Refusal('too_many', message, { retryAfterSeconds });
  }
}

/** What turned out right does not count. */
export async function forgiveAttempt(
  ctx: Context,
  { allowances }: Pick<Attempt, 'allowances'>,
): Promise<void> {
  for (const [allowance, who] of allowances) await ctx.rateLimits.giveBack(allowance, who);
}

const isPowerOfTwo = (number: number) => Number.isInteger(Math.log2(number));
