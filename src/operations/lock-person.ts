import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Target } from '#people/audit.ts';
import { requireManageable } from '#people/require-grantable.ts';
import { OWNER } from '#people/role.ts';
import type { Person } from '#store/people.ts';
import type { Store } from '#store/store.ts';
import { labelOf } from './audit.ts';

/** A person whom the actor may act on, held until the transaction ends with the lock of the owners. */
export async function lockPerson(store: Store, actor: Actor, id: string): Promise<Person> {
  await store.people.lockOwners();
  const person = await store.people.lock(id);
  if (!person) throw new Refusal('not_found', 'There is no such person.');
  requireManageable(actor, await store.roles.withIds(person.roles));
  return person;
}

/** For whoever is about to lose their account or a role. Called with the lock of the owners. */
export async function requireOwnerRemains(store: Store, { id, name, roles, deactivatedAt }: Person) {
  if (deactivatedAt !== null || !roles.includes(OWNER)) return;
  if ((await store.people.countOthersActiveWith(OWNER, id)) === 0) {
    throw new Refusal(
      'conflict',
      `${name} is the only active owner, and OwlHub needs one. Make somebody else an owner first.`,
    );
  }
  const { passwordSignIn, breakGlassPersonId } = await store.settings.read();
  if (passwordSignIn === 'break_glass' && breakGlassPersonId === id) {
    throw new Refusal(
      'conflict',
      `${name} is the one owner who can come in without single sign-on. Choose another one in the settings first.`,
    );
  }
}

/** One’s own password and second factor are changed on the profile, which asks who is there. */
export function requireSomebodyElse(actor: Actor, id: string): void {
  if ('personId' in actor && actor.personId === id) {
    throw new Refusal('conflict', 'This is your own account: change it on your profile.');
  }
}

export const personTarget = (person: Pick<Person, 'id' | 'name' | 'email'>): Target => ({
  kind: 'person',
  id: person.id,
  label: labelOf(person),
});
