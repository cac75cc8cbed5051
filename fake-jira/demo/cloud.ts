import type { FakeJira } from '#fake-jira/index.ts';
import type { Scenario } from './scenario.ts';

const SCOPES = ['read:jira-user', 'read:jira-work', 'manage:jira-configuration'];

const ORGANIZATION = '00000000-0000-4000-8000-000000000042';
const ADA_ENDS_IN_MS = 25 * 86_400_000;

/** Owl Corp on Jira Cloud, and a site that is switched off. */
export async function cloudScenarios(jira: FakeJira, httpsPort: number): Promise<Scenario[]> {
  const site = await jira.addCloudSite({ name: 'owl-corp', title: 'Owl Corp', httpsPort });
  const off = await jira.addCloudSite({ name: 'closed-corp', title: 'Closed Corp', state: 'suspended' });

  const ada = site.addAccount({
    name: 'ada',
    displayName: 'Ada Admin',
    email: 'ada@owl.example',
    administrator: true,
  });
  const mia = site.addAccount({ name: 'mia', displayName: 'Mia Member', email: 'mia@owl.example' });
  const nils = site.addAccount({
    name: 'nils',
    displayName: 'Nils Nowhere',
    email: 'nils@owl.example',
    mayBrowse: false,
  });
  const luc = site.addAccount({
    name: 'luc',
    displayName: 'Luc Lefèvre',
    email: 'luc@owl.example',
    locale: 'fr_FR',
  });
  const robot = site.addAccount({
    name: 'robot',
    displayName: 'Owl Robot',
    email: 'robot@serviceaccount.example',
    kind: 'service',
    administrator: true,
  });

  ada.addToken({ text: 'fake-cloud-admin-token', expiresAt: new Date(Date.now() + ADA_ENDS_IN_MS) });
  ada.addToken({ text: 'fake-cloud-scoped-token', kind: 'scoped', scopes: SCOPES });
  ada.addToken({ text: 'fake-cloud-narrow-token', kind: 'scoped', scopes: ['read:jira-user'] });
  ada.addToken({ text: 'fake-cloud-revoked-token' }).revoke();
  mia.addToken({ text: 'fake-cloud-member-token' });
  nils.addToken({ text: 'fake-cloud-no-project-token' });
  luc.addToken({ text: 'fake-cloud-french-token' });
  robot.addToken({ text: 'fake-cloud-service-token', kind: 'service', scopes: SCOPES });

  const organization = jira.addOrganization({ id: ORGANIZATION });
  organization.addKey({ text: 'fake-organization-key' });
  organization.manage(ada, mia, nils, luc);

  const scene = (
    title: string,
    account: string | null,
    accessToken: string,
    expect: string,
    note: string,
  ) => ({
    title: `Cloud: ${title}`,
    siteUrl: site.url,
    account,
    accessToken,
    expect,
    note,
  });
  return [
    scene(
      'administrator',
      'ada@owl.example',
      'fake-cloud-admin-token',
      'connected',
      `All is well. With fake-organization-key of ${ORGANIZATION} OwlHub reads when the token ends.`,
    ),
    scene(
      'member',
      'mia@owl.example',
      'fake-cloud-member-token',
      'connected',
      'The proof card says what is limited.',
    ),
    scene(
      'French member',
      'luc@owl.example',
      'fake-cloud-french-token',
      'connected',
      'Its Jira answers in French.',
    ),
    scene(
      'scoped token',
      'ada@owl.example',
      'fake-cloud-scoped-token',
      'connected',
      'Works at the gateway only.',
    ),
    scene('service account', null, 'fake-cloud-service-token', 'connected', 'Needs no account email.'),
    scene(
      'no project',
      'nils@owl.example',
      'fake-cloud-no-project-token',
      'permission_missing',
      'May browse nothing.',
    ),
    scene(
      'scope missing',
      'ada@owl.example',
      'fake-cloud-narrow-token',
      'scope_missing',
      'Lacks read:jira-work.',
    ),
    scene(
      'revoked token',
      'ada@owl.example',
      'fake-cloud-revoked-token',
      'credential_rejected',
      'Deleted in Atlassian.',
    ),
    scene(
      'another’s email',
      'mia@owl.example',
      'fake-cloud-admin-token',
      'credential_rejected',
      'Token and email differ.',
    ),
    scene(
      'no email',
      null,
      'fake-cloud-admin-token',
      'email_required',
      'A personal token needs its account’s email.',
    ),
    {
      ...scene(
        'no such site',
        'ada@owl.example',
        'fake-cloud-admin-token',
        'site_not_found',
        'Mistyped, or switched off.',
      ),
      siteUrl: off.url,
    },
  ];
}
