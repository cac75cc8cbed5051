import { afterAll, beforeAll, expect, test } from 'vitest';
import { reveal } from '#secrets/reveal.ts';
import { type Client, clientOf, NEW_INTEGRATION, startNewApp, type TestApp, until } from '#test/app.ts';
import { fakeConnector, passing } from '#test/fake-connector.ts';

const ORGANIZATION = {
  organizationId: '00000000-0000-4000-8000-000000000042',
  organizationKey: 'fake-organization-key',
};
const OTHER_ID = '00000000-0000-4000-8000-000000000043';

let app: TestApp;
let client: Client;
const jira = fakeConnector();

beforeAll(async () => {
  app = await startNewApp({ jira });
  client = clientOf(app);
  await client.signIn();
});
afterAll(() => app[Symbol.asyncDispose]());

const settled = (url: string) =>
  until(
    () => client.ask('GET', url),
    ({ body }) => body.status === 'connected' && !body.currentVerification,
  );

async function added(changes: object = ORGANIZATION): Promise<string> {
  const { body } = await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, ...changes });
  const url = `/api/integrations/${body.id}`;
  await settled(url);
  return url;
}

/** What the other side was last asked with. */
function lastUsed() {
  const { organization } = jira.asked.at(-1)?.connection ?? { organization: null };
  return organization && { id: organization.id, key: reveal(organization.key) };
}

test('an organisation and its key are kept and used, and the key is never shown', async () => {
  const url = await added();
  const { body } = await client.ask('GET', url);
  expect(body).toMatchObject({ organizationId: ORGANIZATION.organizationId, hasOrganizationKey: true });
  expect(lastUsed()).toEqual({ id: ORGANIZATION.organizationId, key: ORGANIZATION.organizationKey });
  expect(JSON.stringify(body)).not.toContain(ORGANIZATION.organizationKey);
  expect(app.logged.join('')).not.toContain(ORGANIZATION.organizationKey);
});

test.each([
  {},
  { organizationId: null, organizationKey: null },
  { organizationId: ' ', organizationKey: '' },
])('adding with %j keeps none', async (none) => {
  const { body } = await client.ask('GET', await added(none));
  expect(body).toMatchObject({ organizationId: null, hasOrganizationKey: false });
  expect(lastUsed()).toBeNull();
});

test.each([
  [{ organizationKey: 'fake-key-two' }, { id: ORGANIZATION.organizationId, key: 'fake-key-two' }],
  [{ organizationId: OTHER_ID }, { id: OTHER_ID, key: ORGANIZATION.organizationKey }],
  [
    { organizationId: OTHER_ID, organizationKey: 'fake-key-two' },
    { id: OTHER_ID, key: 'fake-key-two' },
  ],
  [{ organizationId: null }, null],
  [{ organizationKey: null }, null],
  [{ organizationId: null, organizationKey: null }, null],
  [{ organizationId: '' }, null],
])('changing %j makes of it what it says, keeps the token, and is verified', async (sent, expected) => {
  const url = await added();
  const before = jira.asked.length;
  expect((await client.ask('PATCH', url, sent)).body).toMatchObject({
    status: 'connected',
    replacement: { state: 'proving' },
  });
  const { body } = await settled(url);
  expect(body).toMatchObject({
    organizationId: expected?.id ?? null,
    hasOrganizationKey: expected !== null,
    credential: { lastFour: 'cret' },
  });
  expect(jira.asked.length).toBe(before + 1);
  expect(lastUsed()).toEqual(expected);
});

test.each([
  [{ name: 'Renamed' }],
  [{ organizationId: ORGANIZATION.organizationId }],
  [{ account: 'ada@example.com' }],
])('changing %j is no other organisation, and nothing is verified', async (sent) => {
  const url = await added();
  const before = jira.asked.length;
  expect((await client.ask('PATCH', url, sent)).body.status).toBe('connected');
  expect(jira.asked).toHaveLength(before);
});

test('a new token leaves the organisation as it is', async () => {
  const url = await added();
  await client.ask('PATCH', url, { accessToken: 'fake-token-number-two' });
  await settled(url);
  expect(lastUsed()).toEqual({ id: ORGANIZATION.organizationId, key: ORGANIZATION.organizationKey });
});

test('a test takes what is left out from the integration', async () => {
  const url = await added();
  const integrationId = url.split('/').at(-1);
  const tried = await client.ask('POST', '/api/connection-tests', {
    type: 'jira',
    integrationId,
    organizationId: OTHER_ID,
  });
  expect(tried.body.outcome).toBe('passed');
  expect(lastUsed()).toEqual({ id: OTHER_ID, key: ORGANIZATION.organizationKey });
  expect((await client.ask('GET', url)).body.organizationId).toBe(ORGANIZATION.organizationId);
});

test('a key is a credential: who may not replace one may only remove it', async () => {
  const url = await added();
  const as = async (permission: string) => {
    const given = { name: permission, permissions: [permission] };
    const { body } = await client.ask('POST', '/api/tokens', given);
    const headers = { authorization: `Bearer ${body.text}` };
    return async (sent: object) => (await client.ask('PATCH', url, sent, headers)).status;
  };
  const [replacer, editor] = [await as('credentials.replace'), await as('integrations.edit')];
  expect(await editor({ organizationKey: 'fake-key-two' })).toBe(403);
  expect(await replacer({ organizationKey: 'fake-key-two', name: 'Beta' })).toBe(403);
  // While what somebody else has entered is still tried: the token stays the one in use.
  const tried = Promise.withResolvers<void>();
  jira.answer = async () => {
    await tried.promise;
    return passing();
  };
  expect(await replacer({ organizationKey: 'fake-key-two', organizationId: OTHER_ID })).toBe(200);
  expect(await editor({ organizationId: null })).toBe(200);
  jira.answer = passing;
  tried.resolve();
  expect((await settled(url)).body).toMatchObject({ organizationId: null, hasOrganizationKey: false });
});

test('the audit log says which organisation, and that a credential was replaced, and not the key', async () => {
  const url = await added();
  const last = async () => (await client.ask('GET', '/api/audit?limit=1')).body.entries[0];
  await client.ask('PATCH', url, { organizationId: OTHER_ID, organizationKey: 'fake-key-two' });
  expect(await last()).toMatchObject({
    action: 'integration.credentials_replaced',
    change: { before: { organization: ORGANIZATION.organizationId }, after: { organization: OTHER_ID } },
  });
  await client.ask('PATCH', url, { organizationId: null });
  expect(await last()).toMatchObject({
    action: 'integration.changed',
    change: { after: { organization: null } },
  });
  const log = await client.ask('GET', '/api/audit');
  expect(JSON.stringify(log.body)).not.toContain('fake-key-two');
});
