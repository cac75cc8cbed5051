import type { Account } from '#fake-jira/account.ts';
import { entry, PERMISSIONS, SYSTEM_ADMIN } from '#fake-jira/permissions.ts';

/** Data Center ignores which keys are asked for and answers all, some of them twice under their old key. */
export function allPermissions(who: Account) {
  const { locale } = who.traits;
  const entries = [...PERMISSIONS, SYSTEM_ADMIN].flatMap((row) => {
    const current = [row.key, entry(who, row, locale)] as const;
    if (!row.oldKey) return [current];
    return [
      current,
      [row.oldKey, { ...entry(who, row, locale), key: row.oldKey, deprecatedKey: true }] as const,
    ];
  });
  return { permissions: Object.fromEntries(entries) };
}
