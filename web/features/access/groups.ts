import { type Permission, PERMISSIONS } from '#people/permission.ts';

const GROUP: Record<Permission, string> = {
  'integrations.read': 'Integrations',
  'integrations.add': 'Integrations',
  'integrations.edit': 'Integrations',
  'integrations.delete': 'Integrations',
  'integrations.verify': 'Integrations',
  'credentials.replace': 'Integrations',
  'people.read': 'People',
  'people.manage': 'People',
  'roles.manage': 'People',
  'tokens.manage': 'OwlHub itself',
  'audit.read': 'OwlHub itself',
  'notifications.manage': 'OwlHub itself',
  'settings.manage': 'OwlHub itself',
};

/** Every permission, under what it is about, in the order in which pages show them. */
export const PERMISSION_GROUPS: readonly { title: string; permissions: readonly Permission[] }[] = [
  ...new Set(PERMISSIONS.map((permission) => GROUP[permission])),
].map((title) => ({
  title,
  permissions: PERMISSIONS.filter((permission) => GROUP[permission] === title),
}));
