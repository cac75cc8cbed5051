import { signedIn, startNewApp } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';
import type { startMailServer } from '#test/mail-server.ts';

export const dead = () => failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false });

/** An OwlHub with one channel, and what makes an integration break. */
export async function withChannel(
  channel: object,
  mail: Awaited<ReturnType<typeof startMailServer>> | null = null,
) {
  const jira = fakeConnector();
  const app = await startNewApp({ jira, mail: mail && mail.settings });
  const client = await signedIn(app);
  const made = await client.ask('POST', '/api/channels', { name: 'Ops', ...channel });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const url = `/api/channels/${made.body.channel.id}`;
  const broken = async (name: string) => {
    jira.answer = passing;
    const integration = await client.add(name);
    await client.settled(integration, 'connected');
    jira.answer = dead;
    await client.ask('POST', `${integration}/verifications`);
    await client.settled(integration, 'failed');
  };
  const log = async () => (await client.ask('GET', `${url}/deliveries`)).body.deliveries;
  const look = async () => (await client.ask('GET', url)).body;
  return { ...app, client, url, broken, log, look };
}
