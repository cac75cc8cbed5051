import type { Context } from './context.ts';

/** Attempts that count no more say who tried to sign in, and from where: they are not kept. */
export const forgetExpired = (ctx: Context): Promise<void> => ctx.rateLimits.removeExpired();
