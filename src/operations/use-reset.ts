import type { Actor } from '#people/actor.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { notify } from './enqueue-mail.ts';
import { personTarget } from './lock-person.ts';
import { requirePasswordUse } from './make-reset-link.ts';
import { forgiveReset, refuseReset, resetOf } from './open-reset.ts';
import { requireGoodPassword } from './require-good-password.ts';

/** Sets the new password and ends every session and every other such link. The second factor stays. */
export async function useReset(
  ctx: Context,
  actor: Actor,
  { token, password }: { token: string; password: Secret },
): Promise<void> {
  const { reset, person } = await resetOf(ctx, actor, token);
  await requirePasswordUse(ctx.store, person.id);
  await requireGoodPassword(ctx, password, person);
  const passwordHash = await ctx.secrets.hashPassword(password);
  const isDone = await ctx.store.transaction(async (store) => {
    // Deactivated or used by somebody else, while the password was being hashed.
    const now = await store.people.lock(person.id);
    if (now?.deactivatedAt !== null || !(await store.passwordResets.take(reset.tokenHash))) return false;
    await store.passwordResets.removeAllOf(person.id);
    await store.people.change(person.id, { passwordHash });
    const sessionsEnded = await store.sessions.removeAllOf(person.id);
    await store.steps.removeAllOf(person.id);
    await notify(ctx, store, person, { notice: 'password_changed', actor });
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'password.reset',
      target: personTarget(person),
      more: { sessionsEnded },
    });
    return true;
  });
  if (!isDone) await refuseReset(ctx, actor, person);
  await forgiveReset(ctx, actor);
}
