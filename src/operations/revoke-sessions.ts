import type { SessionsEnded } from '#contract/session.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { renewSession } from './renew-session.ts';

/** One of one's own. */
export async function revokeSession(ctx: Context, actor: Actor, id: string): Promise<void> {
  const own = requirePerson(actor);
  await ctx.store.transaction(async (store) => {
    const session = (await store.sessions.listOf(own.personId)).find((one) => one.id === id);
    if (!session || !(await store.sessions.removeOne(own.personId, id))) {
      throw new Refusal('not_found', 'You have no such session. It may have ended by itself.');
    }
    await store.announcements.announce({ type: 'access_changed' });
    const target = { kind: 'session', id, label: session.device } as const;
    await audit(ctx, store, own, { action: 'session.revoked', target });
  });
}

/** All of one's own but the one that asks, which goes on under a new token: whoever stole the old one is out too. */
export async function revokeOtherSessions(
  ctx: Context,
  actor: Actor,
): Promise<SessionsEnded & { token: string }> {
  const own = requirePerson(actor);
  return ctx.store.transaction(async (store) => {
    const ended = await store.sessions.removeAllOf(own.personId, own.sessionId);
    const token = await renewSession(ctx, store, own.sessionId);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, own, { action: 'session.revoked', more: { ended } });
    return { ended, token };
  });
}
