import { type Permission, PERMISSIONS } from './permission.ts';

export type Role = {
  /** A word for those that OwlHub brings, a UUID for those made here. */
  id: string;
  name: string;
  about: string;
  permissions: readonly Permission[];
  needsSecondFactor: boolean;
};

export const OWNER = 'owner';

type BuiltIn = Pick<Role, 'name' | 'about' | 'permissions'>;

/** The roles that are always there. Their permissions are these lines; only whether they need a second factor is stored. */
export const BUILT_IN_ROLES: Readonly<Record<'owner' | 'administrator' | 'analyst' | 'viewer', BuiltIn>> = {
  owner: {
    name: 'Owner',
    about: 'Everything. At least one active person always has it.',
    permissions: PERMISSIONS,
  },
  administrator: {
    name: 'Administrator',
    about: 'Runs the integrations and the people. Cannot change roles, settings or owners.',
    permissions: PERMISSIONS.filter((id) => id !== 'roles.manage' && id !== 'settings.manage'),
  },
  analyst: {
    name: 'Analyst',
    about: 'Sees every integration and may verify it.',
    permissions: ['integrations.read', 'integrations.verify'],
  },
  viewer: { name: 'Viewer', about: 'Sees every integration.', permissions: ['integrations.read'] },
};

export const isBuiltIn = (id: string): id is keyof typeof BUILT_IN_ROLES => Object.hasOwn(BUILT_IN_ROLES, id);

/** What several roles allow together. */
export const permissionsOf = (roles: readonly Pick<Role, 'permissions'>[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap(({ permissions }) => permissions));
