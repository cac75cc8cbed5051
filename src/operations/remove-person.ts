import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { lockPerson, personTarget, requireOwnerRemains } from './lock-person.ts';
import { roleNames } from './role-names.ts';
import { withdrawBeyond } from './withdraw-beyond.ts';

/** With their sessions, tokens and second factors, for good. What they did stays in the audit log. */
export async function removePerson(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'people.manage');
  await ctx.store.transaction(async (store) => {
    const person = await lockPerson(store, actor, id);
    await requireOwnerRemains(store, person);
    const withdrawn = await withdrawBeyond(ctx, store, id, []);
    await store.people.remove(id);
    await store.announcements.announce({ type: 'access_changed' });
    const roles = await roleNames(store, person.roles);
    await audit(ctx, store, actor, {
      action: 'person.removed',
      target: personTarget(person),
      before: { roles },
      ...(withdrawn.length > 0 && { more: { invitationsWithdrawn: withdrawn } }),
    });
  });
}
