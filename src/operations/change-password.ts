import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requireConfirmed, requirePerson } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { countAttempt, forgiveAttempt } from './count-attempt.ts';
import { notify } from './enqueue-mail.ts';
import { lockOwn } from './own-factors.ts';
import { attemptBy, requireOwnPassword, wrong } from './prove-again.ts';
import { renewSession } from './renew-session.ts';
import { requireGoodPassword } from './require-good-password.ts';

type Given = { current: Secret | null; password: Secret };

/**
 * Asks for the one there is. Whatever the old one opened ends: other sessions, sign-ins half done, links to reset it.
 * Answers the new token of this session, which may have been stolen with the password.
 */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  { current, password }: Given,
): Promise<string> {
  const own = requirePerson(actor);
  const person = await ctx.store.people.find(own.personId);
  const before = person?.passwordHash ?? null;
  if (before === null) requireConfirmed(own);
  else if (current === null) throw wrong('current', 'Your present password is missing.', 'Enter it.');
  else {
    const attempt = attemptBy(own);
    await countAttempt(ctx, attempt);
    await requireOwnPassword(ctx, own, current, 'current');
    await forgiveAttempt(ctx, attempt);
  }
  await requireGoodPassword(ctx, password, own);
  const passwordHash = await ctx.secrets.hashPassword(password);
  return ctx.store.transaction(async (store) => {
    const now = await lockOwn(store, own);
    const { id } = now;
    if (now.passwordHash !== before)
      throw new Refusal('conflict', 'Your password was changed meanwhile. Try again.');
    await store.people.change(id, { passwordHash });
    const sessionsEnded = await store.sessions.removeAllOf(id, own.sessionId);
    const token = await renewSession(ctx, store, own.sessionId);
    await store.steps.removeAllOf(id);
    await store.passwordResets.removeAllOf(id);
    await notify(ctx, store, now, { notice: 'password_changed', actor: own });
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, own, { action: 'password.changed', more: { sessionsEnded } });
    return token;
  });
}
