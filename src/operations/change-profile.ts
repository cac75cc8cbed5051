import type { ProfileChange } from '#contract/profile.ts';
import type { Actor } from '#people/actor.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { personTarget } from './lock-person.ts';
import { lockOwn } from './own-factors.ts';

/** One’s own name. The email is what invitations and the provider say. */
export async function changeProfile(ctx: Context, actor: Actor, { name }: ProfileChange): Promise<void> {
  const own = requirePerson(actor);
  await ctx.store.transaction(async (store) => {
    const person = await lockOwn(store, own);
    if (person.name === name) return;
    await store.people.change(person.id, { name });
    await store.announcements.announce({ type: 'access_changed' });
    const [before, after] = [{ name: person.name }, { name }];
    await audit(ctx, store, own, { action: 'person.changed', target: personTarget(person), before, after });
  });
}
