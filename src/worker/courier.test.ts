import { expect, test } from 'vitest';
import { signedIn, startApp, startNewApp, type TestApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';
import { startReceivers } from '#test/receivers.ts';

type Receivers = Awaited<ReturnType<typeof startReceivers>>;
type Kind = 'slack' | 'webhook';

const dead = () => failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false });

/** An OwlHub with one channel, and what makes an integration break. */
async function withChannel(kind: Kind, receivers: Receivers, more: object = {}) {
  const jira = fakeConnector();
  const app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = receivers.address(kind, receivers.origin.httpUrl);
  const made = await client.ask('POST', '/api/channels', { kind, name: 'Ops', url, ...more });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const channelUrl = `/api/channels/${made.body.channel.id}`;
  receivers.got.length = 0;
  const broken = async (name = 'Acme') => {
    jira.answer = passing;
    const integration = await client.add(name);
    await client.settled(integration, 'connected');
    jira.answer = dead;
    await client.ask('POST', `${integration}/verifications`);
    await client.settled(integration, 'failed');
    return integration;
  };
  const channel = async () => (await client.ask('GET', channelUrl)).body;
  const log = async () => (await client.ask('GET', `${channelUrl}/deliveries`)).body.deliveries;
  return { ...app, client, url, channelUrl, broken, channel, log };
}

/** What came so far, once it is so many. */
const came = (receivers: Receivers, count: number) =>
  until(
    () => receivers.got,
    ({ length }) => length >= count,
  );
/** The row once this attempt has ended, either way. */
const afterAttempt = async ({ database }: Pick<TestApp, 'database'>, attempt: number) => {
  const [row] = await until(
    () => database.query('select attempts, state, leased_until, next_attempt_at from deliveries'),
    ([seen]) => seen?.['attempts'] === attempt && seen['leased_until'] === null,
  );
  return row ?? {};
};
const hurry = ({ database }: Pick<TestApp, 'database'>) =>
  database.query(`update deliveries set next_attempt_at = now() where state = 'waiting'`);

test('what breaks is told with why and what to do next, once, and the answer is kept', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  await app.broken();
  const [ask] = await came(receivers, 1);
  expect(JSON.parse(ask?.body ?? '')).toMatchObject({
    type: 'integration.failed',
    data: {
      severity: 'bad',
      integration: { name: 'Acme' },
      title: 'Acme: Title of credential_rejected',
      lines: expect.arrayContaining([expect.stringMatching(/^Likely cause: /), 'Next: Do that.']),
    },
  });
  const [delivery] = await until(app.log, ([first]) => first?.state === 'sent');
  expect(delivery).toMatchObject({ attempts: 1, items: 1, answer: { status: 204, problem: null } });
  expect(await app.channel()).toMatchObject({ state: 'on', waiting: 0, last: { status: 204 } });
  expect(receivers.got).toHaveLength(1);
});

test('what a channel does not want, or what is about others, is not sent to it', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers, {
    filter: { types: ['integration.recovered'], integrationIds: null },
  });
  const integration = await app.broken();
  const calm = await app.client.add('Calm');
  await app.client.ask('PATCH', app.channelUrl, {
    filter: { types: ['integration.failed'], integrationIds: [calm.split('/').at(-1)] },
  });
  await app.broken('Other');
  expect(await app.log()).toEqual([]);
  await app.client.ask('PATCH', app.channelUrl, {
    filter: { types: ['integration.failed'], integrationIds: [integration.split('/').at(-1)] },
  });
  app.jira.answer = passing;
  await app.client.ask('POST', `${integration}/verifications`);
  await app.client.settled(integration, 'connected');
  app.jira.answer = dead;
  await app.client.ask('POST', `${integration}/verifications`);
  await came(receivers, 1);
  expect(receivers.got.map(({ body }) => JSON.parse(body).type)).toEqual(['integration.failed']);
});

test('a delivery that fails is tried again under the same id at growing pauses, and is told', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  const off = receivers.answer({ status: 503, headers: {}, body: '' });
  await app.broken();
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await afterAttempt(app, attempt);
    expect(await app.channel()).toMatchObject({
      state: 'failing',
      last: { problem: { reason: 'answered_with_error' } },
    });
    if (attempt === 3) off();
    await hurry(app);
  }
  const [ask] = await came(receivers, 1);
  const [delivery] = await until(app.log, ([first]) => first?.state === 'sent');
  expect(delivery).toMatchObject({ id: ask?.headers['webhook-id'], attempts: 4 });
  expect((await app.channel()).state).toBe('on');
});

test('attempts go on for three days, and then it is given up', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  receivers.answer({ status: 500, headers: {}, body: '' });
  await app.broken();
  const pausesMs: number[] = [];
  for (let attempt = 1; attempt <= 11; attempt += 1) {
    const delivery = await afterAttempt(app, attempt);
    if (delivery['next_attempt_at'] instanceof Date)
      pausesMs.push(delivery['next_attempt_at'].getTime() - Date.now());
    await hurry(app);
  }
  expect(pausesMs).toEqual(pausesMs.toSorted((one, other) => one - other));
  expect(pausesMs.reduce((sum, ms) => sum + ms, 0) / 3_600_000).toBeGreaterThan(72);
  expect((await app.log())[0].state).toBe('given_up');
});

test('what happens meanwhile goes out with what waits, and to a program each by itself', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('slack', receivers);
  await app.broken('One');
  await came(receivers, 1);
  await app.broken('Two');
  await app.broken('Three');
  const waiting = await until(app.log, (log) => log.length === 2);
  expect(waiting[0]).toMatchObject({ state: 'waiting', items: 2 });
  await hurry(app);
  const [, second] = await came(receivers, 2);
  expect(JSON.parse(second?.body ?? '').text).toContain('2 notifications');

  await using programs = await withChannel('webhook', receivers);
  await programs.broken('One');
  await programs.broken('Two');
  await came(receivers, 2);
  const names = receivers.got.map(({ body }) => JSON.parse(body).data.integration.name);
  expect(new Set(names)).toEqual(new Set(['One', 'Two']));
});

test('a digest waits for its moment, and quiet hours for their end, but what is broken may break through', async () => {
  await using receivers = await startReceivers();
  const digest = { timeZone: 'UTC', quiet: null, digest: { every: 'hour' } };
  await using app = await withChannel('slack', receivers, { rhythm: digest });
  await app.broken('One');
  await app.broken('Two');
  const [first, ...others] = await until(app.log, ([delivery]) => delivery?.items === 2);
  expect(first).toMatchObject({ reason: 'digest', state: 'waiting' });
  expect(first.dueAt).toMatch(/:00:00\.000Z$/);
  expect(others).toEqual([]);

  const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const quiet = { from: '00:00', to: '23:59', days: all, exceptFailures: false };
  await app.client.ask('PATCH', app.channelUrl, { rhythm: { timeZone: 'UTC', quiet, digest: null } });
  await app.broken('Three');
  // What waited for the digest waits for the end of the quiet hours by now.
  const [waiting, ...more] = await until(app.log, ([delivery]) => delivery?.items === 3);
  expect(waiting).toMatchObject({ reason: 'after_quiet_hours' });
  expect([more, receivers.got]).toEqual([[], []]);

  await app.client.ask('PATCH', app.channelUrl, {
    rhythm: { timeZone: 'UTC', quiet: { ...quiet, exceptFailures: true }, digest: null },
  });
  await app.broken('Four');
  const told = () => receivers.got.map(({ body }) => body).join();
  await until(told, (text) => ['One', 'Two', 'Three', 'Four'].every((name) => text.includes(name)), 30_000);
}, 120_000);

test('after five days of nothing but failures a channel is switched off, and the others are told', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  const other = receivers.address('slack', receivers.origin.httpUrl);
  await app.client.ask('POST', '/api/channels', { kind: 'slack', name: 'Other', url: other });
  receivers.got.length = 0;
  await app.database.query(
    `update channels set failing_since = now() - interval '4 days 23 hours' where name = 'Ops'`,
  );
  const { state } = await app.channel();
  expect(state).toBe('failing');
  await app.database.query(
    `update channels set failing_since = now() - interval '5 days' where name = 'Ops'`,
  );
  const channel = await until(app.channel, (seen) => seen.state === 'off');
  expect(channel.off).toMatchObject({ why: 'failing' });
  const [ask] = await came(receivers, 1);
  expect(JSON.parse(ask?.body ?? '').text).toContain('“Ops” was switched off');
  await app.broken();
  expect(await app.log()).toEqual([]);
  const on = await app.client.ask('PATCH', app.channelUrl, { on: true });
  expect(on.body).toMatchObject({ state: 'on', off: null });
});

test('an address that is gone is switched off at once', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  receivers.answer({ status: 410, headers: {}, body: '' });
  await app.broken();
  const channel = await until(app.channel, (seen) => seen.state === 'off');
  expect(channel).toMatchObject({ off: { why: 'gone' }, waiting: 0 });
  const { entries } = (await app.client.ask('GET', '/api/audit?action=channel.switched_off')).body;
  expect(entries).toMatchObject([{ actor: { label: 'OwlHub' }, change: { why: 'gone' } }]);
});

test('what was being sent when OwlHub was ended is sent at the next start', async () => {
  await using receivers = await startReceivers();
  const app = await withChannel('webhook', receivers);
  const off = receivers.fault({ kind: 'hang' });
  await app.broken();
  await until(app.log, ([first]) => first?.attempts === 1);
  await app.stop();
  off();
  await using again = await startApp({
    poolConfig: app.database.poolConfig,
    keyring: app.keyring,
    jira: app.jira,
  });
  const ask = await until(
    () => receivers.got.at(-1),
    (last) => last !== undefined && JSON.parse(last.body).type === 'integration.failed',
  );
  expect(ask?.headers['webhook-id']).toEqual(expect.any(String));
  await again.stop();
  await app.database.close();
});

test('what was being sent by a process that was killed is sent by another once its lease is over', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  const off = receivers.answer({ status: 503, headers: {}, body: '' });
  await app.broken();
  await afterAttempt(app, 1);
  await app.database.query(
    `update deliveries set leased_until = now() + interval '1 minute', next_attempt_at = now() + interval '1 minute'`,
  );
  off();
  receivers.got.length = 0;
  await app.database.query(`update deliveries set leased_until = now(), next_attempt_at = now()`);
  await came(receivers, 1);
  await until(app.log, ([first]) => first?.state === 'sent');
});

test('a target that hangs holds up no other', async () => {
  await using hanging = await startReceivers();
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', hanging);
  for (let n = 0; n < 5; n += 1) {
    const url = hanging.address('webhook', hanging.origin.httpUrl);
    await app.client.ask('POST', '/api/channels', { kind: 'webhook', name: `Slow ${n}`, url });
  }
  const url = receivers.address('webhook', receivers.origin.httpUrl);
  await app.client.ask('POST', '/api/channels', { kind: 'webhook', name: 'Quick', url });
  receivers.got.length = 0;
  hanging.fault({ kind: 'hang' });
  await app.broken();
  await came(receivers, 1);
  const waiting = async () => {
    const { channels } = (await app.client.ask('GET', '/api/channels')).body;
    return channels.flatMap(({ name, waiting: count }: { name: string; waiting: number }) =>
      count > 0 ? [name] : [],
    );
  };
  const held = await until(waiting, (names) => !names.includes('Quick'));
  expect(held).toEqual(['Ops', 'Slow 0', 'Slow 1', 'Slow 2', 'Slow 3', 'Slow 4']);
});

test('a delivery can be sent again, also one that was given up', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  await app.broken();
  await came(receivers, 1);
  const [delivery] = await until(app.log, ([first]) => first?.state === 'sent');
  const path = `${app.channelUrl}/deliveries/${delivery.id}/attempts`;
  expect((await app.client.ask('POST', path)).status).toBe(202);
  const [one, two] = await came(receivers, 2);
  expect(one?.headers['webhook-id']).toBe(two?.headers['webhook-id']);
  const elsewhere = `${app.channelUrl}/deliveries/00000000-0000-4000-8000-000000000001/attempts`;
  expect((await app.client.ask('POST', elsewhere)).status).toBe(404);
});

test('a channel whose address cannot be opened any more says so, and is told of', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  await app.database.query(`update channels set target = 'x'`);
  await app.broken();
  const channel = await until(app.channel, ({ state }) => state === 'failing');
  expect(channel).toMatchObject({ place: null, last: { problem: { reason: 'address_unreadable' } } });
  expect(receivers.got).toEqual([]);
  const again = await app.client.ask('PATCH', app.channelUrl, { url: app.url });
  expect(again.status).toBe(200);
  await hurry(app);
  await came(receivers, 2);
});

test('nothing of what is told, or of where it goes, is readable in the database', async () => {
  await using receivers = await startReceivers();
  await using app = await withChannel('webhook', receivers);
  await app.broken('Secret-sounding name');
  await until(app.log, ([first]) => first?.state === 'sent');
  const rows = await app.database.query(
    `select target, report, answer, content from channels, deliveries, told`,
  );
  const text = JSON.stringify(rows);
  expect(rows.length).toBeGreaterThan(0);
  expect(text).not.toContain('Secret-sounding');
  expect(text).not.toContain(new URL(app.url).pathname);
});
