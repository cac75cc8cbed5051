import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import {
  type Client,
  clientOf,
  NEW_INTEGRATION,
  signedIn,
  startApp,
  startNewApp,
  type TestApp,
  until,
} from '#test/app.ts';
import { testKey, testKeyring } from '#test/keys.ts';
import { addTotp } from '#test/factors.ts';
import { failing, passing } from '#test/fake-connector.ts';
import { forgetKey } from './forget-key.ts';

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startNewApp();
  client = clientOf(app);
  await client.signIn();
});
afterAll(() => app[Symbol.asyncDispose]());

const settled = (url: string, status: string) =>
  until(
    () => client.ask('GET', url),
    ({ body }) => body.status === status && !body.currentVerification,
  );

async function add(): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const url = `/api/integrations/${body.id}`;
  await settled(url, 'connected');
  return url;
}
const idOf = (url: string) => url.split('/').at(-1);

test('one record that cannot be opened shows as Failed and takes no other down', async () => {
  const [broken, whole] = [await add(), await add()];
  await app.database.query(`update integrations set connection = 'x' where id = '${idOf(broken)}'`);
  const { status, body } = await client.ask('GET', '/api/integrations');
  expect(status).toBe(200);
  const shown = new Map(body.integrations.map((each: { id: string }) => [each.id, each]));
  expect(shown.get(idOf(broken))).toMatchObject({
    status: 'failed',
    siteUrl: null,
    credential: null,
    failure: { reason: 'secret_unreadable' },
  });
  expect(shown.get(idOf(whole))).toMatchObject({ status: 'connected' });
});

test('its address and token can be entered again, and then it is verified', async () => {
  const url = await add();
  await app.database.query(`update integrations set connection = 'x' where id = '${idOf(url)}'`);
  const half = await client.ask('PATCH', url, { accessToken: 'fake-token-entered-again' });
  expect({ status: half.status, errors: half.body.errors }).toMatchObject({
    status: 422,
    errors: [{ field: 'siteUrl' }],
  });
  const { siteUrl, account } = NEW_INTEGRATION;
  const whole = { siteUrl, account, accessToken: 'fake-token-entered-again' };
  expect((await client.ask('PATCH', url, whole)).body.status).toBe('pending');
  const { body } = await settled(url, 'connected');
  expect(body).toMatchObject({ siteUrl, credential: { lastFour: 'gain' } });
});

test('verifying it asks nobody and says why', async () => {
  const url = await add();
  await app.database.query(`update integrations set connection = 'x' where id = '${idOf(url)}'`);
  const asked = app.jira.asked.length;
  await client.ask('POST', `${url}/verifications`);
  await settled(url, 'failed');
  expect(app.jira.asked).toHaveLength(asked);
  const { body } = await client.ask('GET', `${url}/verifications`);
  expect(body.verifications[0].failure.reason).toBe('secret_unreadable');
});

test('a sealed record copied to another integration does not open there', async () => {
  const [one, other] = [await add(), await add()];
  await app.database.query(
    `update integrations set connection = (select connection from integrations where id = '${idOf(one)}')
     where id = '${idOf(other)}'`,
  );
  expect((await client.ask('GET', other)).body.failure.reason).toBe('secret_unreadable');
});

test('a replacement that cannot be opened is kept, and is there again when its key comes back', async () => {
  const url = await add();
  const { type: _type, name: _name, ...values } = NEW_INTEGRATION;
  app.jira.answer = () => failing({ reason: 'connection_refused', host: 'acme.example', port: 443 });
  await client.ask('PATCH', url, { ...values, account: 'eve@example.com' });
  await until(
    () => client.ask('GET', url),
    ({ body }) => body.replacement.failure !== undefined,
  );
  const [row] = await app.database.query(`select candidate from integrations where id = '${idOf(url)}'`);
  await app.database.query(`update integrations set candidate = 'x' where id = '${idOf(url)}'`);
  app.jira.answer = passing;
  await client.ask('PATCH', url, { name: 'Renamed' });
  await client.ask('POST', `${url}/verifications`);
  expect((await settled(url, 'connected')).body.replacement).toBeUndefined();
  await app.database.query(
    `update integrations set candidate = '${row?.['candidate']}' where id = '${idOf(url)}' and candidate = 'x'`,
  );
  expect((await client.ask('GET', url)).body.replacement).toMatchObject({ account: 'eve@example.com' });
});

test('a replacement that cannot be opened goes when the person discards it or enters another', async () => {
  const urls = [await add(), await add()];
  await app.database.query(
    `update integrations set candidate = 'x', candidate_key = connection_key
     where id in (${urls.map((url) => `'${idOf(url)}'`).join()})`,
  );
  await client.ask('PATCH', urls[0] ?? '', { discardReplacement: true });
  await client.ask('PATCH', urls[1] ?? '', { account: 'eve@example.com' });
  await until(
    () => client.ask('GET', urls[1] ?? ''),
    ({ body }) => body.account === 'eve@example.com',
  );
  const kept = await app.database.query(`select candidate from integrations where candidate = 'x'`);
  expect(kept).toEqual([]);
});

test('a report that cannot be opened costs the proof, not the connection', async () => {
  const url = await add();
  await app.database.query(`update integrations set report = 'x' where id = '${idOf(url)}'`);
  const { body } = await client.ask('GET', url);
  expect(body).toMatchObject({ status: 'connected', siteUrl: NEW_INTEGRATION.siteUrl });
  expect(body.proof).toBeUndefined();
});

test('a key that is lost for good can be forgotten; one that is there cannot', async () => {
  const lost = testKey('lost');
  await using other = await startNewApp({ keyring: testKeyring(lost) });
  const { poolConfig } = other.database;
  await using held = await openKeyWork({ poolConfig, keyring: testKeyring(lost) });
  await expect(forgetKey(held, 'lost')).rejects.toThrow(/not lost/);

  const keyring = testKeyring(testKey('next'));
  await using work = await openKeyWork({ poolConfig, keyring });
  await expect(forgetKey(work, 'never-was')).rejects.toThrow(/No key named/);
  await forgetKey(work, 'lost');
  await using again = await startApp({ poolConfig, keyring });
  expect((await clientOf(again).ask('GET', '/readyz')).status).toBe(200);
});

test('whose authenticator app went with a lost key is told so, stays out without a second factor, and gets in with a recovery code', async () => {
  const lost = testKey('lost');
  await using before = await startNewApp({ keyring: testKeyring(lost) });
  const { poolConfig } = before.database;
  const { code, recoveryCodes } = await addTotp(await signedIn(before));
  const keyring = testKeyring(testKey('next'));
  await using work = await openKeyWork({ poolConfig, keyring });
  await forgetKey(work, 'lost');

  await using after = await startApp({ poolConfig, keyring });
  const owner = clientOf(after);
  expect((await owner.signIn()).status).toBe(202);
  const enter = (text: string) => owner.ask('POST', '/api/sessions/second-factor', { code: text });
  const refused = await enter(code(1));
  expect(refused).toMatchObject({ status: 401, body: { detail: expect.stringMatching(/lost the key/) } });
  expect((await enter(recoveryCodes[0] ?? '')).status).toBe(201);
  await addTotp(owner);
});
