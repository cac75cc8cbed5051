import type { Person, PersonChange } from '#contract/people.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { OWNER } from '#people/role.ts';
import type { Person as Kept } from '#store/people.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { personFor } from './list-people.ts';
import { lockPerson, personTarget, requireOwnerRemains } from './lock-person.ts';
import { nameOf } from './name-of.ts';
import { roleNames } from './role-names.ts';
import { rolesToGive } from './roles-to-give.ts';
import { withdrawBeyond } from './withdraw-beyond.ts';

/** Renames, gives and takes roles, deactivates and reactivates. Who is deactivated is out at once, with their tokens. */
export async function changePerson(
  ctx: Context,
  actor: Actor,
  id: string,
  { name, roles, active }: PersonChange,
): Promise<Person> {
  authorize(actor, 'people.manage');
  await ctx.store.transaction(async (store) => {
    const person = await lockPerson(store, actor, id);
    const given = roles && (await rolesToGive(store, actor, roles));
    const change = {
      ...(name !== undefined && { name }),
      ...(given && { roles: given.map((role) => role.id) }),
      ...(active !== undefined && { deactivatedAt: active ? null : (person.deactivatedAt ?? ctx.now()) }),
    };
    const after = { ...person, ...change };
    if (after.deactivatedAt !== null || !after.roles.includes(OWNER))
      await requireOwnerRemains(store, person);
    const told = { before: await factsOf(store, person), after: await factsOf(store, after) };
    if (JSON.stringify(told.before) === JSON.stringify(told.after)) return;
    await store.people.change(id, change);
    const isOut = person.deactivatedAt === null && after.deactivatedAt !== null;
    if (isOut) await endEverything(ctx, store, id, nameOf(actor));
    const withdrawn = await withdrawBeyond(ctx, store, id, after.deactivatedAt === null ? after.roles : []);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: actionOf(person, after),
      target: personTarget(after),
      ...told,
      ...(withdrawn.length > 0 && { more: { invitationsWithdrawn: withdrawn } }),
    });
  });
  return personFor(ctx, actor, id);
}

const factsOf = async (store: Store, { name, roles, deactivatedAt }: Kept) => ({
  name,
  roles: await roleNames(store, roles),
  active: deactivatedAt === null,
});

function actionOf(before: Kept, after: Kept) {
  if ((before.deactivatedAt === null) === (after.deactivatedAt === null)) return 'person.changed';
  return after.deactivatedAt === null ? 'person.reactivated' : 'person.deactivated';
}

async function endEverything(ctx: Context, store: Store, id: string, by: string): Promise<void> {
  await store.sessions.removeAllOf(id);
  await store.steps.removeAllOf(id);
  await store.passwordResets.removeAllOf(id);
  await store.apiTokens.revokeOf(id, ctx.now(), by);
}
