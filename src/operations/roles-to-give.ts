import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requireGrantable } from '#people/require-grantable.ts';
import { permissionsOf, type Role } from '#people/role.ts';
import type { Store } from '#store/store.ts';

/** The roles of the ids, held as they are until the transaction ends, if whoever asks may give them. */
export async function rolesToGive(store: Store, actor: Actor, ids: readonly string[]): Promise<Role[]> {
  const roles = await store.roles.holdWithIds(ids);
  if (ids.some((id) => !roles.some((role) => role.id === id))) {
    const problem = { field: 'roles', message: 'There is no such role.', fix: 'Choose one of the list.' };
    throw new Refusal('invalid', 'One of the roles does not exist any more. Choose again.', {
      problems: [problem],
    });
  }
  requireGrantable(actor, permissionsOf(roles));
  return roles;
}
