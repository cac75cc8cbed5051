import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, signedInAs, startNewApp, type TestApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing, PROOF } from '#test/fake-connector.ts';

let app: TestApp;
let client: Awaited<ReturnType<typeof signedIn>>;

/** The account decides, because a test may see it and not the token. */
const jira = fakeConnector(({ account }) =>
  account?.startsWith('dead')
    ? failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false })
    : { ...passing(), seen: { ...passing().seen, account: { id: `id of ${account}`, name: account ?? '' } } },
);

beforeAll(async () => {
  app = await startNewApp({ jira });
  client = await signedIn(app);
});
afterAll(() => app[Symbol.asyncDispose]());

const TOKEN = 'fake-token-number-two';
const idOf = (url: string) => url.split('/').at(-1) ?? '';
const inUse = (url: string, account: string) =>
  until(
    () => client.ask('GET', url),
    ({ body }) => body.account === account && body.replacement === undefined && !body.currentVerification,
  );

async function replaced(): Promise<string> {
  const url = await client.add();
  await client.settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'eve@example.com' });
  await inUse(url, 'eve@example.com');
  return url;
}

test('a replaced token is kept for a day, with what is other since', async () => {
  const { body } = await client.ask('GET', await replaced());
  expect(body.previous).toMatchObject({
    replacedBy: 'owner@example.com',
    account: 'ada@example.com',
    mayBeTried: true,
    credential: { lastFour: 'cret' },
    changes: [
      { what: 'token', before: 'ending in cret', after: 'ending in -two, entered by owner@example.com' },
      { what: 'account', before: 'ada@example.com', after: 'eve@example.com' },
    ],
  });
  expect(Date.parse(body.previous.until) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  expect(JSON.stringify(body)).not.toContain(TOKEN);
});

test('going back proves the token before beside the one in use, and that one is then kept', async () => {
  const url = await replaced();
  const asked = jira.asked.length;
  const { status, body } = await client.ask('PATCH', url, { goBack: true });
  expect([status, body.status, body.replacement.state]).toEqual([200, 'connected', 'proving']);
  const { body: after } = await inUse(url, 'ada@example.com');
  expect(after).toMatchObject({
    status: 'connected',
    credential: { lastFour: 'cret' },
    previous: { credential: { lastFour: '-two' } },
  });
  expect(jira.asked.slice(asked).map(({ connection }) => connection.account)).toEqual(['ada@example.com']);
  const { entries } = (await client.ask('GET', `${url}/timeline`)).body;
  expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual([
    'token.returned',
    'token.replaced',
    'integration.connected',
    'integration.added',
  ]);
});

test('a token before that is dead by now does not replace the one in use', async () => {
  const url = await client.add();
  await client.settled(url, 'connected');
  await client.ask('PATCH', url, { accessToken: TOKEN, account: 'eve@example.com' });
  await inUse(url, 'eve@example.com');
  const alive = jira.answer;
  jira.answer = () => failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false });
  await client.ask('PATCH', url, { goBack: true });
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.previous?.failure !== undefined && !answer.body.currentVerification,
  );
  jira.answer = alive;
  expect(body).toMatchObject({
    status: 'connected',
    account: 'eve@example.com',
    previous: { failure: { reason: 'credential_rejected' }, mayBeTried: false },
  });
  const { entries } = (await client.ask('GET', `${url}/timeline`)).body;
  expect(entries[0]).toMatchObject({
    title: 'owner@example.com could not go back to the token before',
    lines: [expect.stringContaining('The new token stays in use.')],
  });
  // Repeated failures lock accounts, and what is kept for a day is kept nowhere else.
  expect(body.replacement).toBeUndefined();
  const asked = jira.asked.length;
  const again = await client.ask('PATCH', url, { goBack: true });
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('rejected')]);
  expect(jira.asked).toHaveLength(asked);
});

test('after its day the token before is gone from the database, and there is nothing to go back to', async () => {
  const url = await replaced();
  const look = () =>
    app.database.query(
      `select previous, previous_key, previous_until from integrations where id = '${idOf(url)}'`,
    );
  expect((await look())[0]?.['previous']).toEqual(expect.any(String));
  await app.database.query(`update integrations set previous_until = now() where id = '${idOf(url)}'`);
  expect((await client.ask('GET', url)).body.previous).toBeUndefined();
  const { status, body } = await client.ask('PATCH', url, { goBack: true });
  expect([status, body.detail]).toEqual([409, expect.stringContaining('24 hours')]);
  await until(look, ([row]) => row?.['previous_until'] === null);
  expect(await look()).toEqual([{ previous: null, previous_key: null, previous_until: null }]);
});

test('where nothing was replaced there is nothing to go back to', async () => {
  const url = await client.add();
  await client.settled(url, 'connected');
  expect((await client.ask('PATCH', url, { goBack: true })).status).toBe(409);
});

test('also who insists on new values can go back to those that worked', async () => {
  const url = await client.add();
  await client.settled(url, 'connected');
  await client.ask('PATCH', url, { account: 'dead@example.com', insist: true });
  await client.settled(url, 'failed');
  expect((await client.ask('GET', url)).body.previous).toMatchObject({ account: 'ada@example.com' });
  await client.ask('PATCH', url, { goBack: true });
  const { body } = await client.settled(url, 'connected');
  expect(body).toMatchObject({ account: 'ada@example.com', proof: { accountName: PROOF.accountName } });
});

test('going back takes the right to replace tokens', async () => {
  const url = await replaced();
  const viewer = await signedInAs(app, ['analyst']);
  expect((await viewer.ask('PATCH', url, { goBack: true })).status).toBe(403);
});

test('going back brings no other values with it', async () => {
  const url = await replaced();
  const { status, body } = await client.ask('PATCH', url, { goBack: true, accessToken: 'fake-third-token' });
  expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field: 'goBack' })]]);
  expect((await client.ask('GET', url)).body).toMatchObject({
    account: 'eve@example.com',
    status: 'connected',
  });
});
