import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CloudSite, type DataCenter, type FakeJira, startFakeJira } from '#fake-jira/index.ts';
import { startFakeProxy } from '#fake-jira/proxy.ts';
import { startReceivers } from '#test/receivers.ts';

export const OWNER = { email: 'ada@owl.example', password: 'a password for tests only' };
export const CLOUD_ADDRESS = 'https://owl-corp.atlassian.net';

/**
 * The world around OwlHub: a Cloud site at its real name, a Data Center under /jira, a Slack, a Teams and a webhook, and
 * how to reach them.
 */
export type Outside = {
  jira: FakeJira;
  cloud: CloudSite;
  dataCenter: DataCenter;
  receivers: Awaited<ReturnType<typeof startReceivers>>;
  settings: Record<string, string>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

export async function openOutside(): Promise<Outside> {
  const jira = await startFakeJira();
  const cloud = await jira.addCloudSite({ name: 'owl-corp', title: 'Owl Corp', baseUrl: CLOUD_ADDRESS });
  const dataCenter = await jira.addDataCenter({ title: 'Owl Engineering', contextPath: '/jira' });
  const proxy = await startFakeProxy({ 'owl-corp.atlassian.net': Number(new URL(cloud.url).port) });
  const receivers = await startReceivers();
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-e2e-ca-'));
  const caFile = path.join(folder, 'ca.pem');
  await writeFile(caFile, jira.ca);
  return {
    jira,
    cloud,
    dataCenter,
    receivers,
    settings: {
      OWLHUB_EXTRA_CA_FILE: caFile,
      OWLHUB_ATLASSIAN_GATEWAY: jira.gateway.url,
      OWLHUB_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
      OWLHUB_CHAT_HOSTS: 'localhost',
      HTTPS_PROXY: proxy.url,
      NO_PROXY: 'localhost,127.0.0.1',
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await receivers[Symbol.asyncDispose]();
      await jira.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
