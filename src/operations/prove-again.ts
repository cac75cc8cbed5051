import { Refusal } from '#kernel/refusal.ts';
import type { AuditAction } from '#people/audit.ts';
import type { PersonActor } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import type { Attempt } from './count-attempt.ts';

/** Whoever took over a session does not get to guess at its password or codes. */
const PER_PERSON = { name: 'confirmation', points: 10, seconds: 15 * 60 };

export const attemptBy = (actor: PersonActor): Attempt => ({
  allowances: [[PER_PERSON, actor.personId]],
  actor,
  action: 'session.confirmation_failed',
  message: 'Too many wrong attempts. Wait a little and try again.',
});

/** Throws a refusal for the field where that is not their password. */
export async function requireOwnPassword(
  ctx: Context,
  actor: PersonActor,
  password: Secret,
  field: string,
): Promise<void> {
  const person = await ctx.store.people.find(actor.personId);
  if (await ctx.secrets.passwordMatches(person?.passwordHash ?? null, password)) return;
  await tellWrong(ctx, actor, 'session.confirmation_failed', 'password');
  throw wrong(field, 'This is not your password.', 'Try again.');
}

export async function tellWrong(ctx: Context, actor: PersonActor, action: AuditAction, method: string) {
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, { action, outcome: 'failed', more: { method } }),
  );
}

export const wrong = (field: string, message: string, fix: string) =>
  new Refusal('invalid', `${message} ${fix}`, { problems: [{ field, message, fix }] });
