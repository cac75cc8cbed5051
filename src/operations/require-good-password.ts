import { Refusal } from '#kernel/refusal.ts';
import type { PasswordOf } from '#secrets/password-rule.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Context } from './context.ts';

/** Throws a refusal for `field` where the password is one that is tried first. */
export async function requireGoodPassword(
  ctx: Context,
  password: Secret,
  of: PasswordOf,
  field = 'password',
): Promise<void> {
  const problem = await ctx.secrets.judgePassword(password, of);
  if (!problem) return;
  const { message, fix } = problem;
  throw new Refusal('invalid', `${message} ${fix}`, { problems: [{ field, message, fix }] });
}
