import type { FakeJira } from '#fake-jira/index.ts';
import type { Scenario } from './scenario.ts';

const DAY_MS = 86_400_000;
const TOKEN_ENDS_IN_MS = 6.5 * DAY_MS;
const CERTIFICATE_ENDS_IN_DAYS = 3;

/** Owl Engineering's Data Center under a context path, and others that are old, end soon, have ended or rest. */
export async function dataCenterScenarios(jira: FakeJira, httpsPort: number): Promise<Scenario[]> {
  const site = await jira.addDataCenter({ title: 'Owl Engineering', contextPath: '/jira', httpsPort });
  const old = await jira.addDataCenter({ title: 'Owl Archive', version: '8.20', basicAuthDisabled: true });
  const expired = await jira.addDataCenter({ title: 'Owl Attic' });
  const resting = await jira.addDataCenter({ title: 'Owl Nest', state: 'MAINTENANCE' });
  const tower = await jira.addDataCenter({
    title: 'Owl Tower',
    certificateDays: CERTIFICATE_ENDS_IN_DAYS,
  });
  expired.faults.on({ kind: 'certificate', problem: 'expired' });

  const root = site.addAccount({ name: 'root', displayName: 'Rosa Root', administrator: true });
  const paul = site.addAccount({
    name: 'paul',
    displayName: 'Paul Plain',
    password: 'fake-password-of-paul',
  });
  root.addToken({ kind: 'personal', text: 'fake-dc-admin-token' });
  root.addToken({ kind: 'personal', text: 'fake-dc-expired-token' }).expire();
  root.addToken({
    kind: 'personal',
    text: 'fake-dc-ending-token',
    expiresAt: new Date(Date.now() + TOKEN_ENDS_IN_MS),
  });
  tower
    .addAccount({ name: 'root', displayName: 'Rosa Root', administrator: true })
    .addToken({ kind: 'personal', text: 'fake-dc-tower-token' });
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
    scene('token that ends soon', null, 'fake-dc-ending-token', 'connected', 'Ends in 6 days: told by mail.'),
    {
      ...scene(
        'certificate that ends soon',
        null,
        'fake-dc-tower-token',
        'connected',
        `Ends in ${CERTIFICATE_ENDS_IN_DAYS} days: told by mail.`,
      ),
      siteUrl: tower.url,
    },
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
