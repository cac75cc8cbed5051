import type { Connection } from '#connectors/connector.ts';
import { createJiraConnector, type JiraSettings } from '#connectors/jira/index.ts';
import { type FakeJira, startFakeJira } from '#fake-jira/index.ts';
import type { Learned, Verdict } from '#integrations/verdict.ts';
import { Secret } from '#secrets/secret.ts';

/** What a person types, with the token as plain text. */
export type Typed = { siteUrl: string; account?: string; accessToken: string; ca?: string };

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
  const verdict = await connector.verify(read.ok ? read.value : connection, { known });
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

const connectionOf = ({ siteUrl, account, accessToken, ca }: Typed): Connection => ({
  siteUrl,
  account: account ?? null,
  accessToken: new Secret(accessToken),
  ca: ca ?? null,
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
