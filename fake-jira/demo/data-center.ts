import type { FakeJira } from '#fake-jira/index.ts';
import type { Scenario } from './scenario.ts';

/** Owl Engineering's Data Center under a context path, an old one, and one whose certificate has expired. */
export async function dataCenterScenarios(jira: FakeJira, httpsPort: number): Promise<Scenario[]> {
  const site = await jira.addDataCenter({ title: 'Owl Engineering', contextPath: '/jira', httpsPort });
  const old = await jira.addDataCenter({ title: 'Owl Archive', version: '8.20', basicAuthDisabled: true });
  const expired = await jira.addDataCenter({ title: 'Owl Attic' });
  const resting = await jira.addDataCenter({ title: 'Owl Nest', state: 'MAINTENANCE' });
  expired.faults.on({ kind: 'certificate', problem: 'expired' });

  const root = site.addAccount({ name: 'root', displayName: 'Rosa Root', administrator: true });
  const paul = site.addAccount({
    name: 'paul',
    displayName: 'Paul Plain',
    password: 'fake-password-of-paul',
  });
  root.addToken({ kind: 'personal', text: 'fake-dc-admin-token' });
  root.addToken({ kind: 'personal', text: 'fake-dc-expired-token' }).expire();
  paul.addToken({ kind: 'personal', text: 'fake-dc-member-token' });
  site.addAccount({
    name: 'lena',
    displayName: 'Lena Locked',
    password: 'fake-password-of-lena',
  }).wrongPasswords = 3;
  old.addAccount({ name: 'paul', displayName: 'Paul Plain', password: 'fake-password-of-paul' });

  const scene = (
    title: string,
    account: string | null,
    accessToken: string,
    expect: string,
    note: string,
  ) => ({
    title: `Data Center: ${title}`,
    siteUrl: site.url,
    account,
    accessToken,
    expect,
    note,
  });
  const token = 'fake-dc-admin-token';
  return [
    scene('administrator', null, token, 'connected', 'All is well.'),
    scene('member', null, 'fake-dc-member-token', 'connected', 'The proof card says what is limited.'),
    scene('user and password', 'paul', 'fake-password-of-paul', 'connected', 'For old servers.'),
    scene('expired token', null, 'fake-dc-expired-token', 'credential_rejected', 'Ended by itself.'),
    scene(
      'locked account',
      'lena',
      'fake-password-of-lena',
      'captcha_required',
      'Right password, but a CAPTCHA waits.',
    ),
    {
      ...scene('without /jira', null, token, 'context_path_missing', 'Says the right address.'),
      siteUrl: site.origin.httpsUrl,
    },
    {
      ...scene(
        'passwords off',
        'paul',
        'fake-password-of-paul',
        'basic_auth_disabled',
        'Wants a personal access token.',
      ),
      siteUrl: old.url,
    },
    {
      ...scene('old certificate', null, token, 'certificate_expired', 'Nothing is sent to it.'),
      siteUrl: expired.url,
    },
    {
      ...scene('maintenance', null, token, 'jira_maintenance', 'Tried again until it is over.'),
      siteUrl: resting.url,
    },
  ];
}
