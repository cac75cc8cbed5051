import type { Happening, HappeningKind } from '#integrations/happening.ts';
import type { Permission } from '#people/permission.ts';
import { permissionsOf } from '#people/role.ts';
import type { Store } from '#store/store.ts';

/** From so many days before an end on administrators are reminded too, and not the owners only. */
const ADMINISTRATORS_FROM_DAYS = 7;

/** What people are mailed about themselves, besides what channels are told. */
const MAILED: Partial<Record<HappeningKind, true>> = {
  'integration.failed': true,
  'integration.recovered': true,
  'token.ending': true,
  'certificate.ending': true,
  'support.ending': true,
  'vulnerability.found': true,
};

/**
 * Answers who is mailed what happened: the owners of the integration; administrators where it has none, and where
 * something ends soon. Administrators are all who may replace its token. Nobody is told of what they may not see.
 */
export async function findPeopleToTell(
  store: Store,
  integrationIds: readonly string[],
): Promise<(integrationId: string, happening: Happening) => string[]> {
  const owners = await store.integrationOwners.of(integrationIds);
  const readers = await activeWith(store, 'integrations.read');
  const administrators = [...(await activeWith(store, 'credentials.replace'))].filter((id) =>
    readers.has(id),
  );
  return (integrationId, happening) => {
    if (!MAILED[happening.kind]) return [];
    const own = (owners.get(integrationId) ?? []).map(({ id }) => id).filter((id) => readers.has(id));
    const isSoon = 'days' in happening && happening.days <= ADMINISTRATORS_FROM_DAYS;
    return own.length > 0 && !isSoon ? own : [...new Set([...own, ...administrators])];
  };
}

/** Active people who have a right, through any of their roles. */
export async function activeWith(store: Store, permission: Permission): Promise<Set<string>> {
  const roles = await store.roles.list();
  const giving = roles.filter((role) => permissionsOf([role]).has(permission)).map(({ id }) => id);
  return new Set(await store.people.activeIdsWithRoles(giving));
}
