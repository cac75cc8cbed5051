import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Client,
  clientOf,
  NEW_INTEGRATION,
  signedInAs,
  startNewApp,
  type TestApp,
  until,
} from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';

let app: TestApp;
let client: Client;

/** The account decides, because a test may see it and not the token. */
const jira = fakeConnector(({ account }) =>
  account?.startsWith('dead')
    ? failing({ reason: 'credential_rejected', tried: ['classic_token'], gatewayUnreachable: false })
    : passing(),
);

beforeAll(async () => {
  app = await startNewApp({ jira });
  client = clientOf(app);
  await client.signIn();
});
afterAll(() => app[Symbol.asyncDispose]());

const settled = (url: string, status: string) =>
  until(
    () => client.ask('GET', url),
    ({ body }) => body.status === status && !body.currentVerification,
  );

/** The values given were not accepted, and nothing is under way any more. */
const rejected = (url: string) =>
  until(
    () => client.ask('GET', url),
    ({ body }) => body.replacement?.state === 'rejected' && !body.currentVerification,
  );

async function added(changes: object = {}): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, ...changes });
  return `/api/integrations/${body.id}`;
}

const TOKEN = 'fake-token-number-two';

test('a new token is proven before the old one is forgotten', async () => {
  const url = await added();
  await settled(url, 'connected');
  const changed = await client.ask('PATCH', url, { accessToken: TOKEN, account: 'eve@example.com' });
  expect(changed.body).toMatchObject({
    status: 'connected',
    account: 'ada@example.com',
    replacement: { state: 'proving', account: 'eve@example.com', credential: { lastFour: '-two' } },
  });
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.replacement === undefined,
  );
  expect(body).toMatchObject({
    status: 'connected',
    account: 'eve@example.com',
    credential: { lastFour: '-two' },
  });
  const { verifications } = (await client.ask('GET', `${url}/verifications`)).body;
  expect(verifications.map(({ state }: { state: string }) => state)).toEqual(['passed', 'passed']);
});

test('a rejected token leaves the old one in use, and says that it was rejected', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'dead@example.com' });
  const { body } = await rejected(url);
  expect(body).toMatchObject({
    status: 'connected',
    account: 'ada@example.com',
    credential: { lastFour: 'cret' },
    replacement: {
      state: 'rejected',
      account: 'dead@example.com',
      failure: { reason: 'credential_rejected' },
    },
    proof: { accountName: 'Ada Fake' },
    nextCheckAt: expect.any(String),
  });
});

test('after a rejected replacement the values in use are verified, and the rejected ones are not tried again', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'dead@example.com' });
  await rejected(url);
  const before = jira.asked.length;
  await client.ask('POST', `${url}/verifications`);
  const { body } = await settled(url, 'connected');
  expect(jira.asked.slice(before).map(({ connection }) => connection.account)).toEqual(['ada@example.com']);
  expect(body).toMatchObject({
    account: 'ada@example.com',
    replacement: { state: 'rejected', failure: { reason: 'credential_rejected' } },
  });
});

test('a rejected replacement can be corrected, keeping what was typed', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'dead@example.com' });
  await rejected(url);
  await client.ask('PATCH', url, { account: 'eve@example.com' });
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.replacement === undefined,
  );
  expect(body).toMatchObject({ account: 'eve@example.com', credential: { lastFour: '-two' } });
});

test('a rejected replacement can be discarded, and the old values were in use all the time', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { account: 'dead@example.com' });
  const before = (await rejected(url)).body;
  const discarded = await client.ask('PATCH', url, { discardReplacement: true });
  expect(discarded.body).toMatchObject({
    status: 'connected',
    account: 'ada@example.com',
    nextCheckAt: before.nextCheckAt,
  });
  expect(discarded.body.replacement).toBeUndefined();
});

test('a person who insists uses the new values at once', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { account: 'dead@example.com' });
  await rejected(url);
  const insisted = await client.ask('PATCH', url, { insist: true });
  expect(insisted.body).toMatchObject({ account: 'dead@example.com', status: 'pending' });
  expect(insisted.body.replacement).toBeUndefined();
  const { body } = await settled(url, 'failed');
  expect(body.proof).toBeUndefined();
});

test('values that were never proven are simply replaced', async () => {
  const url = await added({ account: 'dead@example.com' });
  await settled(url, 'failed');
  const changed = await client.ask('PATCH', url, { account: 'ada@example.com' });
  expect(changed.body).toMatchObject({ status: 'pending', account: 'ada@example.com' });
  expect(changed.body.replacement).toBeUndefined();
  await settled(url, 'connected');
});

test('the stored token does not follow the address to another host', async () => {
  const url = await added();
  await settled(url, 'connected');
  const { status, body } = await client.ask('PATCH', url, { siteUrl: 'https://elsewhere.example' });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field: 'accessToken', fix: expect.stringContaining('again') }]);
  expect((await client.ask('GET', url)).body).toMatchObject({
    siteUrl: 'https://acme.example',
    status: 'connected',
  });
  const both = await client.ask('PATCH', url, { siteUrl: 'https://elsewhere.example', accessToken: TOKEN });
  expect(both.body.replacement.siteUrl).toBe('https://elsewhere.example');
});

test('values that are the same again change nothing', async () => {
  const url = await added();
  const { body: before } = await settled(url, 'connected');
  const same = { siteUrl: 'https://acme.example/', account: 'ada@example.com' };
  expect((await client.ask('PATCH', url, same)).body).toEqual(before);
});

test('a replacement that is forgotten while it is tried says nothing about the token in use', async () => {
  const url = await added();
  await settled(url, 'connected');
  const held = Promise.withResolvers<ReturnType<typeof passing>>();
  const usual = jira.answer;
  jira.answer = (connection) =>
    connection.account === 'mallory@example.com' ? held.promise : usual(connection, { known: null });
  const asked = jira.asked.length;
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'mallory@example.com' });
  await until(
    () => jira.asked.length,
    (length) => length === asked + 1,
  );
  await client.ask('PATCH', url, { discardReplacement: true });
  held.resolve(failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false }));
  await until(
    () => jira.asked.length,
    (length) => length === asked + 2,
  );
  const { body } = await settled(url, 'connected');
  jira.answer = usual;
  expect(body).toMatchObject({ account: 'ada@example.com', proof: { accountName: 'Ada Fake' } });
  expect(body.replacement).toBeUndefined();
  expect(jira.asked.at(-1)?.connection.account).toBe('ada@example.com');
});

test('a token that Jira rejects is not tried again because another was not accepted either', async () => {
  const url = await added();
  await settled(url, 'connected');
  const usual = jira.answer;
  jira.answer = () => failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false });
  await client.ask('POST', `${url}/verifications`);
  await settled(url, 'failed');
  await client.ask('PATCH', url, { accessToken: TOKEN });
  const { body } = await rejected(url);
  jira.answer = usual;
  expect(body).toMatchObject({ status: 'failed', nextCheckAt: null });
});

test('what somebody else has entered is neither sent again nor taken into use with the right to edit alone', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'dead@example.com' });
  await rejected(url);
  const { body: role } = await client.ask('POST', '/api/roles', {
    name: 'Editor',
    permissions: ['integrations.read', 'integrations.edit'],
  });
  const editor = await signedInAs(app, [role.id]);
  const asked = jira.asked.length;
  for (const change of [{ account: 'dead-too@example.com' }, { insist: true }])
    expect((await editor.ask('PATCH', url, change)).status).toBe(403);
  expect(jira.asked).toHaveLength(asked);
  const discarded = await editor.ask('PATCH', url, { discardReplacement: true });
  expect([discarded.status, discarded.body.status]).toEqual([200, 'connected']);
  expect((await editor.ask('PATCH', url, { account: 'bea@example.com' })).status).toBe(200);
});

test('a new schedule does not put off values that are being proven', async () => {
  const url = await added();
  await settled(url, 'connected');
  const usual = jira.answer;
  jira.answer = () => failing({ reason: 'connection_refused', host: 'acme.example', port: 443 });
  await client.ask('PATCH', url, { accessToken: TOKEN });
  await until(
    () => client.ask('GET', url),
    ({ body }) => body.replacement?.failure !== undefined && !body.currentVerification,
  );
  const { body } = await client.ask('PATCH', url, { checkEveryMinutes: 1_440 });
  expect(Date.parse(body.nextCheckAt) - Date.now()).toBeLessThan(30_000);
  jira.answer = usual;
});

test('a token that somebody insists on is told as replaced', async () => {
  const url = await added();
  await settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, insist: true });
  const { entries } = (await client.ask('GET', `${url}/timeline`)).body;
  expect(entries.map(({ kind }: { kind: string }) => kind)).toContain('token.replaced');
});
