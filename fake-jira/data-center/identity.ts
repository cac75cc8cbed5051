import type { Account } from '#fake-jira/account.ts';
import { jiraTime } from '#fake-jira/time.ts';
import type { DataCenter } from './site.ts';
import { atLeast } from './version.ts';

/** A user as Data Center writes one: `name` and `key`, and no `accountId`. */
export function dataCenterUser({ key, traits }: Account, site: DataCenter) {
  const base = site.publicUrl;
  return {
    self: `${base}/rest/api/2/user?username=${encodeURIComponent(traits.name)}`,
    key,
    name: traits.name,
    emailAddress: traits.email,
    avatarUrls: { '48x48': `${base}/secure/useravatar?avatarId=10122` },
    displayName: traits.displayName,
    active: traits.active,
    deleted: false,
    timeZone: traits.timeZone,
    locale: traits.locale,
    ...(atLeast(site.options.version, 10, 0) ? { lastLoginTime: jiraTime(new Date()) } : {}),
    groups: { size: 1, items: [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  };
}
