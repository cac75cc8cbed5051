import { WEEKDAYS } from '#notifications/time-of-day.ts';
import { signedIn, startNewApp, type TestApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';
import type { startMailServer } from '#test/mail-server.ts';
import type { startReceivers } from '#test/receivers.ts';

export type Receivers = Awaited<ReturnType<typeof startReceivers>>;
type Queried = Pick<TestApp, 'database'>;

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
  const connected = async (name = 'Acme') => {
    jira.answer = passing;
    const integration = await client.add(name);
    await client.settled(integration, 'connected');
    return integration;
  };
  const breaks = async (integration: string) => {
    jira.answer = dead;
    await client.ask('POST', `${integration}/verifications`);
    await client.settled(integration, 'failed');
  };
  const broken = async (name = 'Acme') => {
    const integration = await connected(name);
    await breaks(integration);
    return integration;
  };
  const log = async () => (await client.ask('GET', `${url}/deliveries`)).body.deliveries;
  const look = async () => (await client.ask('GET', url)).body;
  return { ...app, client, url, connected, breaks, broken, log, look };
}

/** The same at a receiver, of which the test before saving is forgotten. */
export async function withReceiver(kind: 'slack' | 'webhook', receivers: Receivers, more: object = {}) {
  const address = receivers.address(kind, receivers.origin.httpUrl);
  const app = await withChannel({ kind, url: address, ...more });
  receivers.got.length = 0;
  return { ...app, address };
}

/** What came so far, once it is so many. */
export const came = (receivers: Receivers, count: number) =>
  until(
    () => receivers.got,
    ({ length }) => length >= count,
  );

/** Once all that happened is on its way: what is on its way to nobody by then is told to nobody. */
export const allTold = ({ database }: Queried) =>
  until(
    () => database.query('select 1 from happenings where told_at is null'),
    ({ length }) => length === 0,
  );

/** What waits is due at once, whatever it waits for. */
export const hurry = ({ database }: Queried) =>
  database.query(
    `update deliveries set next_attempt_at = now() where state = 'waiting' and leased_until is null`,
  );

/** Once all that happened was sent to everybody whom it is for, without the pauses. */
export async function allSent(app: Queried): Promise<void> {
  await allTold(app);
  const waiting = async () => {
    await hurry(app);
    return app.database.query(`select 1 from deliveries where state = 'waiting'`);
  };
  await until(waiting, ({ length }) => length === 0, 30_000);
}

/** What is new from now on goes out an hour later than planned, so that a slow machine, too, finds it waiting. */
export const hold = ({ database }: Queried) =>
  database.query(`create function hold() returns trigger language plpgsql as
    $$ begin new.next_attempt_at := new.next_attempt_at + interval '1 hour'; return new; end $$;
    create trigger hold before insert on deliveries for each row execute function hold()`);

/** A digest whose moment does not come while a test runs. */
export const weekly = (at = '09:00') => ({
  timeZone: 'UTC',
  quiet: null,
  digest: { every: 'week', day: WEEKDAYS[(new Date().getUTCDay() + 3) % 7], at },
});
