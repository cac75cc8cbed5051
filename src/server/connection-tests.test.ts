import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOf, NEW_INTEGRATION, startNewApp, type TestApp } from '#test/app.ts';
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

test('a connection is tested with values that are not stored', async () => {
  const before = await count();
  const { type, siteUrl, accessToken } = NEW_INTEGRATION;
  const passed = await client.ask('POST', '/api/connection-tests', { type, siteUrl, accessToken });
  expect(passed).toMatchObject({
    status: 200,
    body: { outcome: 'passed', proof: { accountName: 'Ada Fake' } },
  });
  const dead = await client.ask('POST', '/api/connection-tests', {
    type,
    accessToken,
    siteUrl: 'https://dead.example',
  });
  expect(dead.body).toMatchObject({ outcome: 'failed', failure: { reason: 'credential_rejected' } });
  expect(await count()).toBe(before);
});

test('a connection test without a token names it', async () => {
  const { type, siteUrl } = NEW_INTEGRATION;
  const { status, body } = await client.ask('POST', '/api/connection-tests', { type, siteUrl });
  expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field: 'accessToken' }] });
});

test('a connection test takes what is left out from its integration, but sends no stored token to another host', async () => {
  const { body: added } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const own = { type: 'jira', integrationId: added.id };
  expect((await client.ask('POST', '/api/connection-tests', own)).body.outcome).toBe('passed');
  const asked = jira.asked.length;
  const { status, body } = await client.ask('POST', '/api/connection-tests', {
    ...own,
    siteUrl: 'https://elsewhere.example',
  });
  expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field: 'accessToken' }] });
  expect(jira.asked.slice(asked).map(({ connection }) => connection.siteUrl)).not.toContain(
    'https://elsewhere.example',
  );
});

test('thirty connection tests a minute are allowed, and the next has to wait', async () => {
  const { type, siteUrl, accessToken } = NEW_INTEGRATION;
  const ask = () => client.ask('POST', '/api/connection-tests', { type, siteUrl, accessToken });
  await ask();
  await app.database.query(`update rate_limits set points = 29 where key like 'connection_test%'`);
  expect((await ask()).status).toBe(200);
  const { status, response } = await ask();
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
});

const count = async () => (await client.ask('GET', '/api/integrations')).body.integrations.length as number;
