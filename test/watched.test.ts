import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { type DataCenter, type FakeJira, startFakeJira } from '#fake-jira/index.ts';
import { plusMs } from '#kernel/instant.ts';
import { LOOPBACK, signedIn, startNewApp, type TestApp, until } from '#test/app.ts';
import { fakeConnector } from '#test/fake-connector.ts';
import { startMailServer } from '#test/mail-server.ts';
import { startSlack } from '#test/slack.ts';

/**
 * The whole of watching, with everything real but Jira: an OwlHub with its connector, a mail server and a Slack on the
 * loopback, and a fake Jira over TLS. What happens by itself every few minutes is hurried, nothing else is.
 */
let jira: FakeJira;
let site: DataCenter;
let app: TestApp;
let client: Awaited<ReturnType<typeof signedIn>>;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let slack: Awaited<ReturnType<typeof startSlack>>;

beforeAll(async () => {
  jira = await startFakeJira();
  site = await jira.addDataCenter({ title: 'Owl Engineering', version: '11.3.12' });
  mailServer = await startMailServer();
  slack = await startSlack();
  const connector = createJiraConnector({
    ...LOOPBACK,
    extraCa: jira.ca,
    gateway: jira.gateway.url,
    gatewayIsCustom: true,
  });
  app = await startNewApp({ jira: { ...fakeConnector(), connector }, mail: mailServer.settings });
  client = await signedIn(app);
  const channel = { kind: 'slack', name: 'Ops', url: slack.webhookUrl };
  expect((await client.ask('POST', '/api/channels', channel)).status).toBe(201);
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await slack[Symbol.asyncDispose]();
  await mailServer.close();
  await jira.stop();
});

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function connected(name: string, siteUrl: string, accessToken: string): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', {
    type: 'jira',
    name,
    siteUrl,
    accessToken,
  });
  const url = `/api/integrations/${body.id}`;
  await client.settled(url, 'connected');
  return url;
}
const idOf = (url: string) => url.split('/').at(-1);

/** Its next regular check, now. */
async function check(url: string): Promise<void> {
  const states = async () => (await client.ask('GET', `${url}/verifications`)).body.verifications;
  const { length } = await states();
  await app.database.query(`update integrations set next_check_at = now() where id = '${idOf(url)}'`);
  await until(states, (seen) => seen.length > length && seen[0].finishedAt !== null, 20_000);
}
/** What waits to be told goes out now. */
const hurry = () =>
  app.database.query(`update deliveries set next_attempt_at = now() where state = 'waiting'`);
const byMail = (text: string) =>
  until(
    async () => {
      await hurry();
      return mailServer.received.filter((mail) => mail.text.includes(text));
    },
    ({ length }) => length > 0,
  );
const bySlack = (text: string) =>
  until(
    async () => {
      await hurry();
      return (await slack.messages()).filter((message) => JSON.stringify(message).includes(text));
    },
    ({ length }) => length > 0,
  );
const statesOf = async (url: string) =>
  (await client.ask('GET', `${url}/verifications`)).body.verifications.map(
    ({ state }: { state: string }) => state,
  );
const needs = async (when: 'today' | 'soon') => (await client.ask('GET', '/api/overview')).body[when].needs;

test('a token that is revoked is noticed at the next check, shown, told by mail and Slack, and renewed', async () => {
  const rosa = site.addAccount({ name: 'rosa', displayName: 'Rosa Root', administrator: true });
  const token = rosa.addToken({ kind: 'personal' });
  const url = await connected('Revoked', site.url, token.text);
  // What is told of it at once has gone out, so that what follows stands alone.
  await byMail('Revoked: The site’s certificate ends');
  await bySlack('Revoked: The site’s certificate ends');
  token.revoke();
  await check(url);

  const { body } = await client.ask('GET', url);
  expect(body).toMatchObject({
    status: 'failed',
    failure: { reason: 'credential_rejected' },
    break: { rung: { id: 'token' }, changes: [], cause: { what: 'token' } },
  });
  expect(await needs('today')).toMatchObject([{ name: 'Revoked', kind: 'failed', next: expect.any(String) }]);
  for (const told of [
    await byMail('Revoked: Jira rejected the token'),
    await bySlack('Revoked: Jira rejected the token'),
  ])
    expect(JSON.stringify(told)).toMatch(/Likely cause/);

  await client.ask('PATCH', url, { accessToken: rosa.addToken({ kind: 'personal' }).text });
  await client.settled(url, 'connected');
  await byMail('Revoked: Works again');
  await bySlack('Revoked: Works again');
  expect(await needs('today')).toEqual([]);
});

test('a token that ends in 6 days is noticed, shown, told by mail and Slack, and renewed without one failed check', async () => {
  const paul = site.addAccount({ name: 'paul', displayName: 'Paul Plain', administrator: true });
  const url = await connected(
    'Ending',
    site.url,
    paul.addToken({ kind: 'personal', expiresAt: inDays(6) }).text,
  );
  expect((await client.ask('GET', url)).body.endings).toMatchObject([
    { what: 'token', knownBy: 'jira', words: expect.stringContaining('personal access tokens') },
    { what: 'certificate' },
    { what: 'support' },
  ]);
  expect(await needs('soon')).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'Ending', kind: 'token', urgent: true })]),
  );
  await byMail('Ending: The token ends in 6 days');
  await bySlack('Ending: The token ends in 6 days');

  await client.ask('PATCH', url, {
    accessToken: paul.addToken({ kind: 'personal', expiresAt: inDays(300) }).text,
  });
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.previous !== undefined && !answer.body.currentVerification,
  );
  const day = (days: number) => inDays(days).toISOString().slice(0, 10);
  expect(body).toMatchObject({
    status: 'connected',
    previous: { changes: [{ what: 'token' }, { what: 'end', before: day(6), after: day(300) }] },
  });
  await check(url);
  expect(new Set(await statesOf(url))).toEqual(new Set(['passed']));
  const names = (await needs('soon')).filter(({ kind }: { kind: string }) => kind === 'token');
  expect(names).toEqual([]);
});

test('a certificate that ends in 3 days is noticed, shown, told by mail and Slack, and renewed without one failed check', async () => {
  const other = await jira.addDataCenter({ title: 'Owl Attic', version: '11.3.12', certificateDays: 3 });
  const root = other.addAccount({ name: 'root', administrator: true });
  const url = await connected('Attic', other.url, root.addToken({ kind: 'personal' }).text);
  await byMail('Attic: The site’s certificate ends in 3 days');
  await bySlack('Attic: The site’s certificate ends in 3 days');
  expect(await needs('soon')).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'Attic', kind: 'certificate' })]),
  );

  other.change({ certificateDays: 200 });
  await check(url);
  const { entries } = (await client.ask('GET', `${url}/timeline`)).body;
  expect(entries[0]).toMatchObject({ kind: 'integration.changed', title: 'Changed: certificate' });
  const { body } = await client.ask('GET', url);
  const ends = body.endings.find(({ what }: { what: string }) => what === 'certificate').endsAt;
  expect(ends > plusMs(new Date().toISOString(), 190 * DAY_MS)).toBe(true);
  expect(new Set(await statesOf(url))).toEqual(new Set(['passed']));
});

test('a Jira that lies on its tenth check, 200 as nobody, is caught', async () => {
  const liar = await jira.addDataCenter({ title: 'Owl Liar', version: '11.3.12' });
  const lisa = liar.addAccount({ name: 'lisa', displayName: 'Lisa Lied To', administrator: true });
  liar.faults.on(
    {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json;charset=UTF-8', 'x-ausername': 'anonymous' },
      body: JSON.stringify({ name: 'lisa', key: lisa.key, displayName: 'Lisa Lied To', active: true }),
    },
    { path: '/myself', only: 'with_credential', after: 9 },
  );
  const url = await connected('Liar', liar.url, lisa.addToken({ kind: 'personal' }).text);
  for (let checks = 2; checks <= 9; checks += 1) await check(url);
  expect(await statesOf(url)).toEqual(Array.from({ length: 9 }, () => 'passed'));
  await check(url);
  const { body } = await client.ask('GET', url);
  expect(body).toMatchObject({ status: 'failed', failure: { reason: 'credential_ignored' } });
  await bySlack(`Liar: ${body.failure.title}`);
  await byMail(`Liar: ${body.failure.title}`);
});
