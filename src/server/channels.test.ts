import { afterAll, beforeAll, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { clientOf, signedIn, signedInAs, startNewApp, type TestApp } from '#test/app.ts';
import { startMailServer } from '#test/mail-server.ts';
import { startReceivers } from '#test/receivers.ts';

let app: TestApp;
let client: Awaited<ReturnType<typeof signedIn>>;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let receivers: Awaited<ReturnType<typeof startReceivers>>;

beforeAll(async () => {
  mailServer = await startMailServer();
  receivers = await startReceivers();
  app = await startNewApp({ mail: mailServer.settings });
  client = await signedIn(app);
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await receivers[Symbol.asyncDispose]();
  await mailServer.close();
});

const addressOf = (kind: 'slack' | 'teams' | 'webhook') => receivers.address(kind, receivers.origin.httpUrl);
const add = (kind: string, more: object = {}) =>
  client.ask('POST', '/api/channels', { kind, name: `The ${kind}`, ...more });
const idIn = (integration: string) => integration.split('/').at(-1) ?? '';
const pathOf = (address: string) => new URL(address).pathname.slice(1);

test.each(['slack', 'teams', 'webhook'] as const)(
  'a %s channel is tested, saved, and its address is shown to nobody',
  async (kind) => {
    const url = addressOf(kind);
    const before = receivers.got.length;
    const { status, body } = await add(kind, { url });
    expect(status).toBe(201);
    expect(receivers.got).toHaveLength(before + 1);
    expect(body.channel).toMatchObject({
      kind,
      state: 'on',
      place: expect.stringMatching(/^localhost:\d+$/),
      test: { problem: null },
      last: null,
    });
    const everything = JSON.stringify([
      body.channel,
      (await client.ask('GET', '/api/channels')).body,
      (await client.ask('GET', `/api/channels/${body.channel.id}`)).body,
      (await client.ask('GET', '/api/audit')).body,
      app.logged,
    ]);
    expect(everything).not.toContain(pathOf(url));
  },
);

test('mail goes to each recipient alone', async () => {
  const to = ['ops@example.com', 'sec@example.com'];
  const { body } = await add('mail', { to: [...to, 'sec@example.com'] });
  expect(body.channel).toMatchObject({ place: 'ops@example.com, sec@example.com', test: { problem: null } });
  for (const email of to) expect((await mailServer.next(email)).to).toEqual([email]);
});

test('an address on a forbidden network is refused with the reason, also to who insists', async () => {
  for (const [url, range] of [
    ['https://169.254.169.254/hook', /never|metadata|link-local/i],
    ['https://10.1.2.3/hook', /OWLHUB_ALLOWED_NETWORKS/],
    ['https://[fe80::1]/hook', /./],
  ] as const) {
    const { status, body } = await add('webhook', { url, insist: true });
    expect([url, status]).toEqual([url, 422]);
    expect(body.errors).toMatchObject([{ field: 'url', reason: 'address_not_allowed' }]);
    expect(`${body.errors[0].message} ${body.errors[0].fix}`).toMatch(range);
  }
});

test('a channel that fails its test is saved only where the person insists, and is marked', async () => {
  const off = receivers.answer({ status: 403, headers: {}, body: 'invalid_token' });
  const url = addressOf('slack');
  const before = (await client.ask('GET', '/api/channels')).body.channels.length;
  const refused = await add('slack', { url });
  expect([refused.status, refused.body.reason]).toEqual([422, 'channel_test_failed']);
  expect(refused.body.errors).toMatchObject([{ field: 'url', reason: 'webhook_unknown' }]);
  expect((await client.ask('GET', '/api/channels')).body.channels).toHaveLength(before);

  const { status, body } = await add('slack', { url, insist: true });
  expect(status).toBe(201);
  expect(body.channel.test.problem).toMatchObject({
    reason: 'webhook_unknown',
    nextSteps: [expect.any(String)],
  });
  off();
  const again = await client.ask('POST', `/api/channels/${body.channel.id}/tests`);
  expect(again.body).toMatchObject({ status: 200, said: 'ok', problem: null });
  expect((await client.ask('GET', `/api/channels/${body.channel.id}`)).body.test.problem).toBeNull();
});

test.each([
  ['slack', 'https://hooks.example.com/services/T0/B0/x', 'url'],
  ['slack', 'not an address', 'url'],
  ['teams', 'https://acme.webhook.office.com/webhookb2/x', 'url'],
  ['webhook', 'https://user:password@hooks.example.com/', 'url'],
  ['webhook', undefined, 'url'],
  ['mail', undefined, 'to'],
])('a %s channel at %s is refused by its field, and asks nobody', async (kind, url, field) => {
  const before = receivers.got.length;
  const { status, body } = await add(kind, { ...(url && { url }) });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field, fix: expect.any(String) }]);
  expect(receivers.got).toHaveLength(before);
});

test('values can be tested before anything is saved, and the verdict says what to do', async () => {
  const url = addressOf('webhook');
  const passed = await client.ask('POST', '/api/channel-tests', { kind: 'webhook', url });
  expect(passed.body).toMatchObject({ status: 204, problem: null });
  receivers.answer({ status: 500, headers: {}, body: 'no' });
  const failed = await client.ask('POST', '/api/channel-tests', { kind: 'webhook', url });
  receivers.origin.faults.clear();
  expect(failed.status).toBe(200);
  expect(failed.body).toMatchObject({
    status: 500,
    problem: { reason: 'answered_with_error', nextSteps: expect.any(Array) },
  });
});

test('a webhook is signed with every secret, so that one replaces another without a gap', async () => {
  const { body } = await add('webhook', { url: addressOf('webhook') });
  const { id } = body.channel;
  const first = body.signingSecret;
  expect(first).toMatch(/^whsec_/);
  const second = (await client.ask('POST', `/api/channels/${id}/secrets`, {})).body;
  expect(second.channel.secrets).toHaveLength(2);
  await client.ask('POST', `/api/channels/${id}/tests`);
  const both = receivers.got.at(-1);
  const headers = (both?.headers ?? {}) as Record<string, string>;
  for (const secret of [first, second.signingSecret])
    expect(new Webhook(secret).verify(both?.body ?? '', headers)).toMatchObject({ type: 'test' });

  const removed = await client.ask('DELETE', `/api/channels/${id}/secrets/${second.channel.secrets[0].id}`);
  expect(removed.body.secrets).toMatchObject([{ id: second.id }]);
  await client.ask('POST', `/api/channels/${id}/tests`);
  const one = receivers.got.at(-1);
  const signed = (one?.headers ?? {}) as Record<string, string>;
  expect(() => new Webhook(first).verify(one?.body ?? '', signed)).toThrow();
  expect(() => new Webhook(second.signingSecret).verify(one?.body ?? '', signed)).not.toThrow();
  const last = await client.ask('DELETE', `/api/channels/${id}/secrets/${second.id}`);
  expect(last.status).toBe(409);
  expect(JSON.stringify((await client.ask('GET', '/api/channels')).body)).not.toContain(second.signingSecret);
});

test('a secret made elsewhere is taken, and one that is too short is not', async () => {
  const url = addressOf('webhook');
  const refused = await add('webhook', { url, secret: 'whsec_c2hvcnQ=' });
  expect(refused.body.errors).toMatchObject([{ field: 'secret' }]);
  const own = `whsec_${Buffer.alloc(32, 'fake').toString('base64')}`;
  expect((await add('webhook', { url, secret: own })).body.signingSecret).toBe(own);
});

test('what it is told and when is chosen, and what makes no sense is refused', async () => {
  const { body } = await add('slack', { url: addressOf('slack') });
  const path = `/api/channels/${body.channel.id}`;
  const rhythm = {
    timeZone: 'Europe/Berlin',
    quiet: { from: '22:00', to: '07:00', days: ['fri'], exceptFailures: true },
    digest: { every: 'day', at: '09:00' },
  };
  const filter = { types: ['integration.failed'], integrationIds: null };
  expect((await client.ask('PATCH', path, { rhythm, filter, name: 'Ops' })).body).toMatchObject({
    rhythm,
    filter,
    name: 'Ops',
  });
  for (const wrong of [
    { rhythm: { ...rhythm, timeZone: '+02:00' } },
    { rhythm: { ...rhythm, quiet: { ...rhythm.quiet, from: '25:00' } } },
    {
      rhythm: {
        ...rhythm,
        quiet: {
          ...rhythm.quiet,
          from: '00:00',
          to: '00:00',
          days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        },
      },
    },
    { filter: { types: ['no.such.thing'], integrationIds: null } },
    { filter: { types: [], integrationIds: null } },
    { filter: { types: null, integrationIds: ['00000000-0000-4000-8000-000000000001'] } },
  ]) {
    expect((await client.ask('PATCH', path, wrong)).status).toBe(422);
  }
  expect((await client.ask('GET', path)).body).toMatchObject({ rhythm, filter });
});

test('another address is tested like a new channel, and the old one stays where that fails', async () => {
  const { body } = await add('webhook', { url: addressOf('webhook') });
  const path = `/api/channels/${body.channel.id}`;
  expect((await client.ask('PATCH', path, { url: 'https://10.1.2.3/hook', insist: true })).status).toBe(422);
  const off = receivers.answer({ status: 404, headers: {}, body: '' });
  expect((await client.ask('PATCH', path, { url: addressOf('webhook') })).body.reason).toBe(
    'channel_test_failed',
  );
  off();
  const moved = addressOf('webhook');
  expect((await client.ask('PATCH', path, { url: moved })).status).toBe(200);
  await client.ask('POST', `${path}/tests`);
  expect(receivers.got.at(-1)?.path).toBe(new URL(moved).pathname);
});

test('a channel is deleted for good', async () => {
  const { body } = await add('webhook', { url: addressOf('webhook') });
  const path = `/api/channels/${body.channel.id}`;
  expect((await client.ask('DELETE', path)).status).toBe(204);
  for (const [method, url] of [
    ['GET', path],
    ['PATCH', path],
    ['DELETE', path],
    ['POST', `${path}/tests`],
    ['GET', `${path}/deliveries`],
  ] as const)
    expect((await client.ask(method, url, method === 'PATCH' ? { name: 'x' } : undefined)).status).toBe(404);
});

test('who may not manage notifications sees none of it', async () => {
  const analyst = await signedInAs(app, ['analyst'], { linkFor: mailServer.linkFor });
  expect((await analyst.ask('GET', '/api/channels')).status).toBe(403);
  expect(
    (await analyst.ask('POST', '/api/channels', { kind: 'webhook', name: 'x', url: addressOf('webhook') }))
      .status,
  ).toBe(403);
  const administrator = await signedInAs(app, ['administrator'], { linkFor: mailServer.linkFor });
  expect((await administrator.ask('GET', '/api/channels')).status).toBe(200);
});

test('the overview tells of channels by which nobody is told any more, to who looks after them', async () => {
  const ids: Record<string, string> = {};
  for (const name of ['Gone', 'Five days', 'Failing', 'Just now', 'By a person']) {
    const { body } = await add('webhook', { name, url: addressOf('webhook') });
    ids[name] = body.channel.id;
  }
  const set = (name: string, what: string) =>
    app.database.query(`update channels set ${what} where id = '${ids[name]}'`);
  await set('Gone', `off_at = now() - interval '1 minute', off_why = 'gone'`);
  await set('Five days', `off_at = now() - interval '2 minutes', off_why = 'failing'`);
  await set('Failing', `failing_since = now() - interval '61 minutes'`);
  await set('Just now', `failing_since = now() - interval '59 minutes'`);
  await client.ask('PATCH', `/api/channels/${ids['By a person']}`, { on: false });

  const { today } = (await client.ask('GET', '/api/overview')).body;
  expect(today).toMatchObject({
    total: 3,
    needs: [
      { channelId: ids['Gone'], title: 'The channel “Gone” was switched off', urgent: true },
      { channelId: ids['Five days'], kind: 'channel', integrationId: null, urgent: true },
      { channelId: ids['Failing'], name: 'Failing', next: expect.any(String), urgent: false },
    ],
  });
  const viewer = await signedInAs(app, ['viewer'], { linkFor: mailServer.linkFor });
  expect((await viewer.ask('GET', '/api/overview')).body.today).toEqual({ needs: [], total: 0 });
  await client.ask('PATCH', `/api/channels/${ids['Gone']}`, { on: true });
  expect((await client.ask('GET', '/api/overview')).body.today.total).toBe(2);
});

test('a channel whose integrations are all deleted says that nothing is told by it, and the overview too', async () => {
  const [first, second] = [await client.add('First'), await client.add('Second')];
  const [firstId, secondId] = [idIn(first), idIn(second)];
  const filter = { types: null, integrationIds: [firstId, secondId] };
  const { body } = await add('webhook', { name: 'Limited', url: addressOf('webhook'), filter });
  const path = `/api/channels/${body.channel.id}`;
  const told = async () => (await client.ask('GET', path)).body.state;
  const needs = async () =>
    (await client.ask('GET', '/api/overview')).body.today.needs.filter(
      ({ channelId }: { channelId: string }) => channelId === body.channel.id,
    );
  await client.ask('DELETE', first);
  expect([await told(), await needs()]).toEqual(['on', []]);
  await client.ask('DELETE', second);
  expect(await told()).toBe('orphaned');
  expect((await client.ask('GET', '/api/channels')).body.channels).toContainEqual(
    expect.objectContaining({ name: 'Limited', state: 'orphaned' }),
  );
  expect(await needs()).toMatchObject([
    {
      title: 'Nothing is told by the channel “Limited” any more',
      next: expect.stringContaining('Choose others'),
    },
  ]);

  // What was deleted since does not stand in the way of another change, and can be left out.
  const types = ['integration.failed'];
  expect((await client.ask('PATCH', path, { filter: { ...filter, types } })).body.state).toBe('orphaned');
  const third = await client.add('Third');
  const others = { types, integrationIds: [firstId, idIn(third)] };
  expect((await client.ask('PATCH', path, { filter: others })).body.state).toBe('on');
  const back = { types, integrationIds: [firstId, secondId] };
  expect((await client.ask('PATCH', path, { filter: back })).status).toBe(422);
  expect(await needs()).toEqual([]);
  await client.ask('DELETE', third);
});

test('without a mail server a mail channel is saved only where the person insists', async () => {
  await using without = await startNewApp();
  const owner = clientOf(without);
  await owner.signIn();
  const mail = { kind: 'mail', name: 'Mail', to: ['ops@example.com'] };
  expect((await owner.ask('POST', '/api/channels', mail)).body.errors).toMatchObject([
    { reason: 'mail_not_set_up' },
  ]);
  expect((await owner.ask('POST', '/api/channels', { ...mail, insist: true })).status).toBe(201);
});
