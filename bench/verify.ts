/**
 * What a healthy verification costs beyond the network: its time beside the same exchanges made with bare undici on
 * one connection, and beside jira.js asking three of them. Every run begins with no connection open.
 * `node bench/verify.ts`
 */
import { rootCertificates, setDefaultCACertificates } from 'node:tls';
import { createCloudClient } from 'jira.js';
import { Client } from 'undici';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { Secret } from '#secrets/secret.ts';
import { startFakeProcess } from './fake-process.ts';
import { median, row } from './figures.ts';

const ROUND_TRIPS_MS = [0, 20, 100];
const RUNS: Record<number, number> = { 0: 60, 20: 20, 100: 10 };

await using fake = await startFakeProcess();
setDefaultCACertificates([...rootCertificates, fake.ca]);

const cloud = fake.scenario('fake-cloud-admin-token');
const dataCenter = fake.scenario('fake-dc-admin-token');
const connector = createJiraConnector({
  allowedNetworks: ['127.0.0.0/8', '::1/128'],
  extraCa: fake.ca,
  allowHttp: false,
  gateway: fake.gateway,
  gatewayIsCustom: true,
  proxy: { url: null, noProxy: '' },
});

console.log(row('edition', 'round trip', 'OwlHub', 'bare undici', 'ratio', 'jira.js', 'exchanges'));
for (const [edition, { siteUrl, account, accessToken }] of Object.entries({ cloud, dataCenter })) {
  const token = new Secret(accessToken);
  const connection = { siteUrl, account, accessToken: token, ca: null, organization: null };
  const first = await connector.verify(connection, { known: null });
  if (first.failure) throw new Error(`The fake Jira is not healthy: ${first.failure.reason}`);
  const verify = async () => {
    const { failure } = await connector.verify(connection, { known: first.learned });
    if (failure) throw new Error(failure.reason);
  };

  await fake.forget();
  await verify();
  const exchanges = await fake.asked();
  const authorization = account
    ? `Basic ${Buffer.from(`${account}:${accessToken}`).toString('base64')}`
    : `Bearer ${accessToken}`;
  const bare = async () => {
    const client = new Client(new URL(siteUrl).origin, { connect: { ca: fake.ca } });
    for (const { path, authorization: shown } of exchanges) {
      const headers = { accept: 'application/json', ...(shown === 'none' ? {} : { authorization }) };
      const { body } = await client.request({ method: 'GET', path, headers });
      await body.text();
    }
    await client.close();
  };
  const jiraJs = async () => {
    const auth = { type: 'basic', email: account ?? '', apiToken: accessToken } as const;
    const client = createCloudClient({ host: siteUrl, auth });
    await client.serverInfo.getServerInfo();
    await client.myself.getCurrentUser();
    await client.permissions.getMyPermissions({ permissions: 'BROWSE_PROJECTS,ADMINISTER' });
  };

  for (const ms of ROUND_TRIPS_MS) {
    const subjects = edition === 'cloud' ? { verify, bare, jiraJs } : { verify, bare };
    const times = await fake.compare(siteUrl, ms, RUNS[ms] ?? 10, subjects);
    const [ours, theirs] = [median(times['verify'] ?? []), median(times['bare'] ?? [])];
    const others = times['jiraJs'] ? `${median(times['jiraJs']).toFixed(1)} ms` : '–';
    const cells = [`${ours.toFixed(1)} ms`, `${theirs.toFixed(1)} ms`, (ours / theirs).toFixed(2), others];
    console.log(row(edition, `${ms} ms`, ...cells, String(exchanges.length)));
  }
}
