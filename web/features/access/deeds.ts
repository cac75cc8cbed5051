import type { Permission } from '#people/permission.ts';

/** Each permission as the beginning of a sentence about what it takes. */
export const DEED: Record<Permission, string> = {
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
  'settings.manage': 'Changing settings',
};
