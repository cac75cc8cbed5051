import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOf, NEW_INTEGRATION, startNewApp, type TestApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';

let app: TestApp;
let client: Client;

/** The host decides what the other side does. */
const jira = fakeConnector(({ siteUrl }) =>
  siteUrl.includes('dead')
    ? failing({ reason: 'credential_rejected', tried: ['classic_token'], gatewayUnreachable: false })
    : passing(),
);

beforeAll(async () => {
  app = await startNewApp({ jira });
  client = clientOf(app);
  await client.signIn();
});
afterAll(() => app[Symbol.asyncDispose]());

const settled = (id: string, status: string) =>
  until(
    () => client.ask('GET', `/api/integrations/${id}`),
    ({ body }) => body.status === status && !body.currentVerification,
  );

async function added(changes: object = {}): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, ...changes });
  return body.id;
}

test('adding answers at once, Pending, with where to find it', async () => {
  const { status, body, response } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  expect(status).toBe(201);
  expect(response.headers.location).toBe(`/api/integrations/${body.id}`);
  expect(body).toMatchObject({
    status: 'pending',
    siteUrl: 'https://acme.example',
    account: 'ada@example.com',
  });
  expect(body.credential).toMatchObject({ lastFour: 'cret', setBy: 'owner@example.com' });
  expect(body.currentVerification.cause).toBe('created');
});

test.each(['Acme\u0000', 'Ac\nme', '\u001b[31mAcme', 'Ac\u0085me'])(
  'the name %j holds what nobody sees and is refused, when adding as when renaming',
  async (name) => {
    const refused = {
      status: 422,
      body: { errors: [{ field: 'name', fix: expect.stringContaining('seen') }] },
    };
    expect(await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, name })).toMatchObject(
      refused,
    );
    const url = `/api/integrations/${await added()}`;
    expect(await client.ask('PATCH', url, { name })).toMatchObject(refused);
  },
);

test.each(['Açmé 🦉', '  Acme\n', 'שלום', '<b>&amp;'])('the name %j is a name', async (name) => {
  const { status, body } = await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, name });
  expect({ status, name: body.name }).toEqual({ status: 201, name: name.trim() });
});

test('a dead token ends Failed with the reason, the advice and the rungs', async () => {
  const id = await added({ siteUrl: 'https://dead.example' });
  const { body } = await settled(id, 'failed');
  expect(body.failure).toMatchObject({
    reason: 'credential_rejected',
    title: 'Title of credential_rejected',
    nextSteps: ['Do that.'],
    whoCanAct: 'you',
    details: { tried: ['classic_token'] },
  });
  expect(body.proof).toBeUndefined();
  expect(body.nextCheckAt).toBeNull();
  const { body: history } = await client.ask('GET', `/api/integrations/${id}/verifications`);
  expect(history.verifications).toMatchObject([
    { state: 'failed', rungs: [{ id: 'jira', outcome: 'failed' }] },
  ]);
});

test.each([
  ['without a name', { name: undefined }, 'name'],
  ['with an empty name', { name: '  ' }, 'name'],
  ['with a name that is too long', { name: 'x'.repeat(101) }, 'name'],
  ['without a site URL', { siteUrl: undefined }, 'siteUrl'],
  ['without a token', { accessToken: undefined }, 'accessToken'],
  ['with an empty token', { accessToken: '' }, 'accessToken'],
  ['with a token of blanks', { accessToken: '  ' }, 'accessToken'],
  ['with an account that nobody could type', { account: 'a\u0000b' }, 'account'],
  ['with a token that is no text', { accessToken: 7 }, 'accessToken'],
  ['with an unknown type', { type: 'gitlab' }, 'type'],
  ['with a field nobody knows', { colour: 'red' }, 'colour'],
])(
  'adding %s is refused with the field and the fix, and nothing is stored',
  async (_what, changes, field) => {
    const before = await count();
    const { status, body, response } = await client.ask('POST', '/api/integrations', {
      ...NEW_INTEGRATION,
      ...changes,
    });
    expect(status).toBe(422);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(body.errors).toMatchObject([{ field }]);
    expect(body.errors[0].fix).not.toBe('');
    expect(await count()).toBe(before);
  },
);

test('an address that is none is refused with its reason and the fix, and nothing is stored', async () => {
  const before = await count();
  const { status, body } = await client.ask('POST', '/api/integrations', {
    ...NEW_INTEGRATION,
    siteUrl: 'http://acme.example',
  });
  expect(status).toBe(422);
  expect(body).toMatchObject({
    reason: 'address_unusable',
    errors: [{ field: 'siteUrl', reason: 'address_unusable', fix: 'Do that.' }],
  });
  expect(await count()).toBe(before);
});

test('an unknown id, a deleted one and one that is no id are told alike', async () => {
  const deleted = await added();
  expect((await client.ask('DELETE', `/api/integrations/${deleted}`)).status).toBe(204);
  for (const id of [deleted, '00000000-0000-4000-8000-000000000000']) {
    const answers = [
      await client.ask('GET', `/api/integrations/${id}`),
      await client.ask('PATCH', `/api/integrations/${id}`, { name: 'x' }),
      await client.ask('DELETE', `/api/integrations/${id}`),
      await client.ask('POST', `/api/integrations/${id}/verifications`),
      await client.ask('GET', `/api/integrations/${id}/verifications`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  }
  expect((await client.ask('GET', '/api/integrations/no-id')).status).toBe(404);
});

test('a new name changes nothing else', async () => {
  const id = await added();
  const { body: before } = await settled(id, 'connected');
  const { body } = await client.ask('PATCH', `/api/integrations/${id}`, { name: 'Renamed' });
  expect(body).toEqual({ ...before, name: 'Renamed' });
});

test('verify now asks once, however often it is pressed', async () => {
  const id = await added();
  await settled(id, 'connected');
  const url = `/api/integrations/${id}/verifications`;
  const answers = await Promise.all([
    client.ask('POST', url),
    client.ask('POST', url),
    client.ask('POST', url),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  await settled(id, 'connected');
  const { body } = await client.ask('GET', url);
  expect(body.verifications[0]).toMatchObject({ cause: 'asked', askedBy: 'owner@example.com' });
});

test('a paused integration asks nothing, says so, and goes on when it is resumed', async () => {
  const id = await added();
  await settled(id, 'connected');
  const url = `/api/integrations/${id}`;
  expect((await client.ask('PATCH', url, { paused: true })).body).toMatchObject({
    status: 'paused',
    nextCheckAt: null,
  });
  const refused = await client.ask('POST', `${url}/verifications`);
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Resume') } });
  expect((await client.ask('PATCH', url, { paused: false })).body.status).toBe('pending');
  await settled(id, 'connected');
});

test('deleting takes the history and the waiting jobs with it', async () => {
  const id = await added();
  await client.ask('DELETE', `/api/integrations/${id}`);
  expect(await app.database.query(`select 1 from verifications where integration_id = '${id}'`)).toEqual([]);
  const jobs = await app.database.query(
    `select 1 from pgboss.job where singleton_key = '${id}' and state < 'active'`,
  );
  expect(jobs).toEqual([]);
});

const count = async () => (await client.ask('GET', '/api/integrations')).body.integrations.length as number;
