import type { TypedConnection } from '#connectors/connector.ts';
import { createJiraConnector, type JiraSettings } from '#connectors/jira/index.ts';
import { type FakeJira, startFakeJira } from '#fake-jira/index.ts';
import type { Learned, Verdict } from '#integrations/verdict.ts';
import { Secret } from '#secrets/secret.ts';

/** What a person types, with token and key as plain text. */
export type Typed = {
  siteUrl: string;
  account?: string;
  accessToken: string;
  ca?: string;
  organizationId?: string;
  organizationKey?: string;
};

export type Climbed = Verdict & { reason: string; passedRungs: string[] };

/** A fake Jira and a connector that trusts it, as an operator would set it up for the loopback. */
export async function openWorld(change: Partial<JiraSettings> = {}) {
  const jira = await startFakeJira();
  const settings: JiraSettings = {
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    extraCa: jira.ca,
    allowHttp: false,
    gateway: jira.gateway.url,
    gatewayIsCustom: true,
    proxy: { url: null, noProxy: '' },
    ...change,
  };
  return {
    jira,
    settings,
    climb: (typed: Typed, more: { known?: Learned | null; settings?: Partial<JiraSettings> } = {}) =>
      climbWith({ ...settings, ...more.settings }, typed, more.known ?? null),
    [Symbol.asyncDispose]: () => jira.stop(),
  };
}

/** As the doors do it: what was typed is read first, and a typed address that is refused is the failure. */
export async function climbWith(
  settings: JiraSettings,
  typed: Typed,
  known: Learned | null,
): Promise<Climbed> {
  const connector = createJiraConnector(settings);
  const connection = connectionOf(typed);
  const read = connector.read(connection);
  const verdict = await connector.verify(read.ok ? read.value : { ...connection, organization: null }, {
    known,
  });
  if (
    !read.ok &&
    read.failure.field === 'siteUrl' &&
    verdict.failure?.reason !== read.failure.failure.reason
  ) {
    throw new Error('The form and the ladder disagree about an address.');
  }
  const passedRungs = verdict.rungs.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
  return { ...verdict, reason: verdict.failure?.reason ?? 'connected', passedRungs };
}

const connectionOf = ({
  siteUrl,
  account,
  accessToken,
  ca,
  organizationId,
  organizationKey,
}: Typed): TypedConnection => ({
  siteUrl,
  account: account ?? null,
  accessToken: new Secret(accessToken),
  ca: ca ?? null,
  organizationId: organizationId ?? null,
  organizationKey: organizationKey === undefined ? null : new Secret(organizationKey),
});

export async function cloudWorld() {
  const world = await openWorld();
  const site = await world.jira.addCloudSite({ title: 'Owl Corp' });
  const ada = site.addAccount({ email: 'ada@owl.test', displayName: 'Ada Owl', administrator: true });
  const token = ada.addToken();
  const typed: Typed = { siteUrl: site.url, account: 'ada@owl.test', accessToken: token.text };
  return { ...world, site, ada, token, typed };
}

export async function dataCenterWorld(
  options: Parameters<FakeJira['addDataCenter']>[0] = {},
  change: Partial<JiraSettings> = {},
) {
  const world = await openWorld(change);
  const site = await world.jira.addDataCenter({ version: '10.3', ...options });
  const bob = site.addAccount({ name: 'bob', password: 'fake-password', administrator: true });
  const token = bob.addToken({ kind: 'personal' });
  const typed: Typed = { siteUrl: site.url, accessToken: token.text };
  return { ...world, site, bob, token, typed };
}

const DAY_MS = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

export type OrganizedWorld = Awaited<ReturnType<typeof organizedWorld>>;

/** A Cloud site whose people an organisation manages. Ada's token ends in forty days. */
export async function organizedWorld() {
  const world = await cloudWorld();
  const organization = world.jira.addOrganization();
  organization.manage(world.ada);
  const key = organization.addKey();
  const typed = { ...world.typed, organizationId: organization.id, organizationKey: key.text };
  world.token.expiresAt = inDays(40);
  const asks = () => world.jira.asked.filter(({ path }) => path.startsWith('/admin/'));
  return { ...world, organization, key, typed, asks };
}
