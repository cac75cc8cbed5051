import type { Happening, HappeningKind } from '#integrations/happening.ts';
import { type Permission } from '#people/permission.ts';
import { permissionsOf } from '#people/role.ts';
import type { Store } from '#store/store.ts';

/** From so many days before an end on administrators are reminded too, and not the owners only. */
const ADMINISTRATORS_FROM_DAYS = 7;
const LOOKED_AT = 200;

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
 * The owners of the integration; administrators where it has none, and where something ends soon. Administrators are
 * all who may replace its token. Nobody is told of what they may not see.
 */
export async function peopleToTell(
  store: Store,
  integrationId: string,
  happening: Happening,
): Promise<string[]> {
  if (!MAILED[happening.kind]) return [];
  const owners = (await store.integrationOwners.of([integrationId])).get(integrationId) ?? [];
  const readers = await activeWith(store, 'integrations.read');
  const told = owners.filter(({ id }) => readers.has(id)).map(({ id }) => id);
  const isSoon = 'days' in happening && happening.days <= ADMINISTRATORS_FROM_DAYS;
  if (told.length > 0 && !isSoon) return told;
  const administrators = [...(await activeWith(store, 'credentials.replace'))].filter((id) =>
    readers.has(id),
  );
  return [...new Set([...told, ...administrators])];
}

/** Active people who have a right, through any of their roles. */
export async function activeWith(store: Store, permission: Permission): Promise<Set<string>> {
  const roles = await store.roles.list();
  const giving = roles.filter((role) => permissionsOf([role]).has(permission)).map(({ id }) => id);
  const people = await store.people.activeWithRoles(giving, LOOKED_AT);
  return new Set(people.map(({ id }) => id));
}
