import type { Actor } from '#people/actor.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { placeToSignOutAt } from './place-to-sign-out-at.ts';

/**
 * The session ends on the server, whatever the browser keeps. Answers where the browser ends the one that it also has
 * at the provider; null where it has none.
 */
export async function signOut(ctx: Context, actor: Actor, base: () => string): Promise<string | null> {
  const { personId, sessionId } = requirePerson(actor);
  const idToken = await ctx.store.sessions.idTokenOf(sessionId);
  await ctx.store.transaction(async (store) => {
    if (!(await store.sessions.removeOne(personId, sessionId))) return;
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, { action: 'session.ended' });
  });
  return idToken === null ? null : placeToSignOutAt(ctx, { idToken, base: base() });
}
