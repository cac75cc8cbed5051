import type { Account } from '#fake-jira/account.ts';

/** `GET /rest/api/3/myself` on Cloud: no `name` or `key`, and an email only where privacy allows. */
export function cloudUser({ accountId, traits }: Account, base: string) {
  const sizes = ['16x16', '24x24', '32x32', '48x48'];
  return {
    self: `${base}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
    accountId,
    accountType: traits.kind === 'service' ? 'app' : traits.kind === 'customer' ? 'customer' : 'atlassian',
    ...(traits.kind === 'service' ? { appType: 'service' } : {}),
    ...(traits.emailVisible ? { emailAddress: traits.email } : {}),
    avatarUrls: Object.fromEntries(sizes.map((size) => [size, `${base}/avatar/${size}.png`])),
    displayName: traits.displayName,
    active: traits.active,
    timeZone: traits.timeZone,
    locale: traits.locale,
    groups: { size: 1, items: [] },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  };
}
