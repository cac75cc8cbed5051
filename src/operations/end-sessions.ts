import type { SessionsEnded } from '#contract/session.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { lockPerson, personTarget } from './lock-person.ts';

/** All sessions of a person, who can sign in again. */
export async function endSessions(ctx: Context, actor: Actor, id: string): Promise<SessionsEnded> {
  authorize(actor, 'people.manage');
  return ctx.store.transaction(async (store) => {
    const person = await lockPerson(store, actor, id);
    const ended = await store.sessions.removeAllOf(id);
    await store.steps.removeAllOf(id);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'session.revoked',
      target: personTarget(person),
      more: { ended },
    });
    return { ended };
  });
}
