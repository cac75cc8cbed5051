import { Refusal } from '#kernel/refusal.ts';
import type { Target } from '#people/audit.ts';
import type { Role } from '#people/role.ts';
import type { Store } from '#store/store.ts';

/** Called where nobody else changes roles meanwhile. */
export async function requireFreeName(store: Store, name: string, exceptId: string | null): Promise<void> {
  const taken = (await store.roles.list()).find(
    (role) => role.id !== exceptId && role.name.toLowerCase() === name.toLowerCase(),
  );
  if (!taken) return;
  const problem = { field: 'name', message: `There is a role named “${taken.name}” already.`, fix: OTHER };
  throw new Refusal('conflict', `${problem.message} ${problem.fix}`, { problems: [problem] });
}

const OTHER = 'Choose another name.';

export async function lockRole(store: Store, id: string): Promise<Role> {
  const role = await store.roles.lock(id);
  if (!role) throw new Refusal('not_found', 'There is no such role.');
  return role;
}

export const roleTarget = ({ id, name }: Role): Target => ({ kind: 'role', id, label: name });

/** What the audit log says of a role. */
export const roleFacts = ({ name, about, permissions, needsSecondFactor }: Role) => ({
  name,
  about,
  permissions: permissions.toSorted(),
  needsSecondFactor,
});
