import { type Answer, json } from '#fake-jira/answer.ts';
import { entry, PERMISSIONS, SYSTEM_ADMIN } from '#fake-jira/permissions.ts';
import { say } from '#fake-jira/wording.ts';
import type { CloudContext } from './routes.ts';

/** Cloud wants the keys named, refuses all of them when one is unknown, and answers nobody too: with all false. */
export function myPermissions({ ask, site, who }: CloudContext): Answer {
  const locale = who?.traits.locale ?? 'en_US';
  const keys = (ask.query.get('permissions') ?? '').split(',').filter((key) => key !== '');
  if (keys.length === 0) {
    return json({ errorMessages: [say('permissions_needed', locale)], errors: {} }, 400);
  }
  const known = site.options.knowsSystemAdmin ? [...PERMISSIONS, SYSTEM_ADMIN] : PERMISSIONS;
  const unknown = keys.filter((key) => !known.some((row) => row.key === key));
  if (unknown.length > 0) {
    const message = say('unknown_permission', locale);
    return json({ errorMessages: [], errors: Object.fromEntries(unknown.map((key) => [key, message])) }, 400);
  }
  const rows = known.filter((row) => keys.includes(row.key));
  return json({ permissions: Object.fromEntries(rows.map((row) => [row.key, entry(who, row, locale)])) });
}
