import { Refusal } from '#kernel/refusal.ts';
import type { Allowance } from '#store/rate-limits.ts';
import type { Context } from './context.ts';

export async function spendOrRefuse(ctx: Context, allowance: Allowance, who: string, message: string) {
  const exceeded = await ctx.rateLimits.spend(allowance, who);
  if (exceeded) throw new Refusal('too_many', message, { retryAfterSeconds: exceeded.retryAfterSeconds });
}
