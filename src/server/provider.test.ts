import { expect, test } from 'vitest';
import { clientOf, startNewApp, type TestApp } from '#test/app.ts';
import { CLIENT, startFakeProvider } from '#test/providers.ts';
import { browserOf, providerAt, setUpProvider } from '#test/sso-browser.ts';

const ISSUER = { issuer: 'https://id.example.com' };

async function ownerOf(app: TestApp) {
  const owner = clientOf(app);
  await owner.signIn();
  return owner;
}

test('the client secret goes in and never comes out', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider({ claims: { sub: 'x' } });
  const owner = await setUpProvider(app, provider);
  const { body } = await owner.ask('GET', '/api/provider');
  expect(body).toMatchObject({
    redirectUri: 'http://localhost/api/sign-in/provider/callback',
    signedOutUri: 'http://localhost/sign-in',
    provider: { clientId: CLIENT.id, secret: { lastFour: CLIENT.secret.slice(-4) } },
  });
  const { clientSecret: _kept, ...unchanged } = providerAt(provider, { name: 'Other name' });
  const saved = await owner.ask('PUT', '/api/provider', unchanged);
  expect(saved.body.provider).toMatchObject({ name: 'Other name', secret: body.provider.secret });
  await browserOf(app).signIn();
  const tested = await owner.ask('POST', '/api/provider/tests');
  expect(tested.body.failure).toBeNull();

  const rows = await app.database.query(
    'select to_jsonb(p) as row from providers p union all select to_jsonb(a) from audit_entries a union all select to_jsonb(s) from steps s',
  );
  for (const seen of [body, saved.body, tested.body, rows, app.logged]) {
    expect(JSON.stringify(seen)).not.toContain(CLIENT.secret);
  }
});

test.each([
  ['http://', 'not an address', 'issuer_unusable'],
  ['https://user:word@id.example.com', 'an address with a password', 'issuer_unusable'],
  ['https://id.example.com/?tenant=1', 'an address with a query', 'issuer_unusable'],
])('%s is %s, and told so at its field', async (issuer, _what, reason) => {
  await using app = await startNewApp();
  const owner = await ownerOf(app);
  const { status, body } = await owner.ask('PUT', '/api/provider', providerAt({ issuer }));
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ field: 'issuer' }]);
  if (issuer !== 'http://') expect(body.reason).toBe(reason);
});

test('the address of the discovery document is understood as the issuer', async () => {
  await using app = await startNewApp();
  const owner = await ownerOf(app);
  const issuer = 'https://id.example.com/realms/acme/.well-known/openid-configuration';
  const { body } = await owner.ask('PUT', '/api/provider', providerAt({ issuer }));
  expect(body.provider.issuer).toBe('https://id.example.com/realms/acme');
});

test('a secret is asked for anew where it would go to another provider or client', async () => {
  await using app = await startNewApp();
  const owner = await ownerOf(app);
  await owner.ask('PUT', '/api/provider', providerAt(ISSUER));
  const { clientSecret: _kept, ...without } = providerAt({ issuer: 'https://other.example.com' });
  const refused = await owner.ask('PUT', '/api/provider', without);
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'clientSecret' }] } });
  expect((await owner.ask('PUT', '/api/provider', { ...without, issuer: ISSUER.issuer })).status).toBe(200);
});

test('nobody lets groups give a right that they lack, nor a role that does not exist', async () => {
  await using app = await startNewApp();
  const owner = await setUpProvider(app, ISSUER);
  const { body: role } = await owner.ask('POST', '/api/roles', {
    name: 'Settings keeper',
    permissions: ['settings.manage', 'integrations.read'],
  });
  await app.database.query(`update people set roles = '{${role.id}}'`);
  const save = (change: object) => owner.ask('PUT', '/api/provider', providerAt(ISSUER, change));
  expect((await save({ defaultRole: 'viewer' })).status).toBe(200);
  expect((await save({ defaultRole: 'owner' })).status).toBe(403);
  expect((await save({ groups: [{ group: 'admins', role: 'administrator' }] })).status).toBe(403);
  expect((await save({ groups: [{ group: 'admins', role: 'made-up' }] })).status).toBe(422);
});

test('what changed is in the audit log, and a change of nothing but the secret too', async () => {
  await using app = await startNewApp();
  const owner = await ownerOf(app);
  await owner.ask('PUT', '/api/provider', providerAt(ISSUER));
  await owner.ask('PUT', '/api/provider', providerAt(ISSUER, { enabled: false }));
  const { body } = await owner.ask('GET', '/api/audit?action=provider.changed');
  expect(body.entries[0]).toMatchObject({
    target: { kind: 'provider', label: 'Fake ID' },
    change: { before: { enabled: true }, after: { enabled: false } },
  });
  expect(Object.keys(body.entries[0].change.after)).toEqual(
    expect.arrayContaining(['enabled', 'secretSetAt']),
  );
});

test('single sign-on cannot be taken away while it is the only way in', async () => {
  await using app = await startNewApp();
  const owner = await setUpProvider(app, ISSUER);
  await app.database.query(`update settings set chosen = '{"passwordSignIn":"break_glass"}'`);
  expect((await owner.ask('DELETE', '/api/provider')).status).toBe(409);
  expect((await owner.ask('PUT', '/api/provider', providerAt(ISSUER, { enabled: false }))).status).toBe(409);
  expect((await owner.ask('PUT', '/api/provider', providerAt(ISSUER, { name: 'New' }))).status).toBe(200);
  await app.database.query(`update settings set chosen = '{}'`);
  expect((await owner.ask('DELETE', '/api/provider')).status).toBe(204);
  expect((await owner.ask('GET', '/api/provider')).body.provider).toBeNull();
});
