import { Refusal } from '#kernel/refusal.ts';
import type { Allowance } from '#store/rate-limits.ts';
import type { Context } from './context.ts';

export async function spendOrRefuse(ctx: Context, allowance: Allowance, who: string, message: string) {
  const retryAfterSeconds = await ctx.rateLimits.spend(allowance, who);
  if (retryAfterSeconds !== null) throw new Refusal('too_many', message, { retryAfterSeconds });
}
