import type { Actor } from '#people/actor.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';

/** The session ends on the server, whatever the browser keeps. */
export async function signOut(ctx: Context, actor: Actor): Promise<void> {
  const { personId, sessionId } = requirePerson(actor);
  await ctx.store.transaction(async (store) => {
    if (!(await store.sessions.removeOne(personId, sessionId))) return;
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, { action: 'session.ended' });
  });
}
