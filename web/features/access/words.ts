import { ABOUT_PERMISSION, type Permission, PERMISSIONS } from '#people/permission.ts';

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const and = new Intl.ListFormat('en-GB');

/** “May see integrations and verify integrations.” Pure. */
export function rightsWords(permissions: readonly Permission[]): string {
  if (permissions.length === 0) return 'May do nothing now.';
  if (permissions.length === PERMISSIONS.length) return 'May do everything.';
  const inOrder = PERMISSIONS.filter((permission) => permissions.includes(permission));
  return `May ${and.format(inOrder.map((permission) => ABOUT_PERMISSION[permission].may))}.`;
}
