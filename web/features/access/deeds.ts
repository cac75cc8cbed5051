import type { Permission } from '#people/permission.ts';

/** Each permission as the beginning of a sentence about what it takes. */
const DEED: Record<Permission, string> = {
  'integrations.read': 'Seeing integrations',
  'integrations.add': 'Adding integrations',
  'integrations.edit': 'Editing integrations',
  'integrations.delete': 'Deleting integrations',
  'integrations.verify': 'Verifying integrations',
  'credentials.replace': 'Replacing tokens',
  'people.read': 'Seeing people',
  'people.manage': 'Managing people',
  'roles.manage': 'Managing roles',
  'tokens.manage': 'Managing API tokens',
  'audit.read': 'Reading the audit log',
  'notifications.manage': 'Managing notifications',
  'settings.manage': 'Changing settings',
};

const and = new Intl.ListFormat('en-GB');

/** “Adding integrations takes a role with that right.” Pure. */
export function takes(permissions: readonly Permission[]): string {
  const [first = '', ...rest] = permissions.map((permission) => DEED[permission]);
  if (rest.length === 0) return `${first} takes a role with that right.`;
  const others = rest.map((deed) => deed.charAt(0).toLowerCase() + deed.slice(1));
  return `${and.format([first, ...others])} take a role with those rights.`;
}
