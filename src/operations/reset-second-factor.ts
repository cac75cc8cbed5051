import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { notify } from './enqueue-mail.ts';
import { lockPerson, personTarget, requireSomebodyElse } from './lock-person.ts';

type Needed = Pick<Context, 'store' | 'mailer' | 'now' | 'newId'>;

/** For who lost theirs: takes away authenticator app, recovery codes and passkeys, and ends every session. */
export async function resetSecondFactor(ctx: Needed, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'people.manage');
  requireSomebodyElse(actor, id);
  await ctx.store.transaction(async (store) => {
    const person = await lockPerson(store, actor, id);
    await store.people.removeSecondFactors(id);
    const sessionsEnded = await store.sessions.removeAllOf(id);
    await store.steps.removeAllOf(id);
    await notify(ctx, store, person, { notice: 'second_factor_reset', actor });
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'second_factor.reset',
      target: personTarget(person),
      more: { sessionsEnded },
    });
  });
}
