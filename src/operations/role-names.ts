import type { Store } from '#store/store.ts';

/** As the audit log names roles, which is still to be understood when they are gone. */
export async function roleNames(store: Store, ids: readonly string[]): Promise<string[]> {
  const roles = await store.roles.withIds(ids);
  return ids.map((id) => roles.find((role) => role.id === id)?.name ?? id).toSorted();
}
