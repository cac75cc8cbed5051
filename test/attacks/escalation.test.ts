import { expect, test } from 'vitest';
import { type Permission, PERMISSIONS } from '#people/permission.ts';
import { type Answer, clientOf, OWNER, signedIn, signedInAs, startNewApp, type TestApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { startFakeProvider } from '#test/providers.ts';
import { browserOf, providerAt, setUpProvider } from '#test/sso-browser.ts';

type Ask = (
  method: 'PUT' | 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) => Promise<Answer>;

async function withRole(app: TestApp, permissions: Permission[]) {
  const owner = await signedIn(app);
  const { body: role } = await owner.ask('POST', '/api/roles', { name: permissions.join(' '), permissions });
  return { owner, role, person: await signedInAs(app, [role.id]) };
}

const tokenOf = async (app: TestApp, maker: { ask: Ask }, permissions: Permission[]) => {
  const { body } = await maker.ask('POST', '/api/tokens', { name: 'Program', permissions });
  const headers = { authorization: `Bearer ${body.text}` };
  const program = clientOf(app);
  const ask: Ask = (method, url, sent) => program.ask(method, url, sent, headers);
  return { ask, id: String(body.token?.id) };
};

test('who manages people invites nobody as more than they are, nor makes more of themselves', async () => {
  await using app = await startNewApp();
  const { person, role } = await withRole(app, ['people.read', 'people.manage', 'integrations.read']);
  const invite = (roles: string[]) =>
    person.ask('POST', '/api/invitations', { email: 'eve@example.com', name: 'Eve', roles });
  for (const roles of [['owner'], ['administrator'], ['viewer', 'analyst']]) {
    expect((await invite(roles)).status).toBe(403);
  }
  expect((await person.ask('PATCH', person.url, { roles: [role.id, 'owner'] })).status).toBe(403);
  expect((await invite(['viewer'])).status).toBe(201);
  const [entry] = await auditEntries(app);
  expect(entry?.action).toBe('invitation.created');
  expect((await auditEntries(app)).filter(({ action }) => action === 'permission.refused')).toHaveLength(4);
});

test('who manages roles puts no right into one that they lack, also into their own', async () => {
  await using app = await startNewApp();
  const { person, role } = await withRole(app, ['roles.manage', 'integrations.read']);
  const url = `/api/roles/${role.id}`;
  const more = { permissions: ['roles.manage', 'integrations.read', 'people.manage'] };
  expect((await person.ask('PATCH', url, more)).status).toBe(403);
  expect((await person.ask('POST', '/api/roles', { name: 'Mine', ...more })).status).toBe(403);
  expect((await person.ask('PATCH', '/api/roles/owner', { needsSecondFactor: false })).status).toBe(403);
  expect((await person.ask('PATCH', url, { about: 'Mine' })).status).toBe(200);
});

test('an administrator does nothing to an owner, and to another administrator everything', async () => {
  await using app = await startNewApp();
  const admin = await signedInAs(app, ['administrator']);
  const other = await signedInAs(app, ['administrator']);
  const owner = await signedIn(app);
  const { person } = (await owner.ask('GET', '/api/sessions/current')).body;
  const deeds = (url: string) => [
    () => admin.ask('PATCH', url, { name: 'Eve' }),
    () => admin.ask('POST', `${url}/password-resets`),
    () => admin.ask('DELETE', `${url}/second-factor`),
    () => admin.ask('DELETE', `${url}/sessions`),
    () => admin.ask('PATCH', url, { active: false }),
    () => admin.ask('DELETE', url),
  ];
  for (const deed of deeds(`/api/people/${person.id}`)) expect((await deed()).status).toBe(403);
  for (const deed of deeds(other.url)) expect((await deed()).status).toBeLessThan(300);
  expect((await owner.ask('GET', '/api/sessions/current')).status).toBe(200);
  expect((await clientOf(app).signIn()).status).toBe(201);
});

test('a token has no right that its maker lacks, whatever it is asked for with', async () => {
  await using app = await startNewApp();
  const { person } = await withRole(app, ['tokens.manage', 'integrations.read']);
  const make = (given: object) => person.ask('POST', '/api/tokens', { name: 'Program', ...given });
  expect((await make({ permissions: ['people.manage'] })).status).toBe(403);
  expect((await make({ permissions: [...PERMISSIONS] })).status).toBe(403);
  expect((await make({ role: 'analyst' })).status).toBe(403);
  expect((await make({ role: 'viewer' })).status).toBe(201);
  expect((await make({ permissions: ['integrations.read'] })).status).toBe(201);
});

test('a token that manages people or roles makes no owner of anybody, its maker neither', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const { person } = (await owner.ask('GET', '/api/sessions/current')).body;
  const [viewer, other] = [await signedInAs(app, ['viewer']), await signedInAs(app, ['owner'])];
  const rights: Permission[] = ['people.read', 'people.manage', 'roles.manage', 'integrations.read'];
  const program = await tokenOf(app, owner, rights);
  expect((await program.ask('PATCH', viewer.url, { roles: ['owner'] })).status).toBe(403);
  expect((await program.ask('POST', `${other.url}/password-resets`)).status).toBe(403);
  expect((await program.ask('PATCH', `/api/people/${person.id}`, { name: 'Eve' })).status).toBe(403);
  expect((await program.ask('DELETE', `/api/people/${person.id}/second-factor`)).status).not.toBe(204);
  expect(
    (await program.ask('POST', '/api/roles', { name: 'All', permissions: [...PERMISSIONS] })).status,
  ).toBe(403);
  expect((await program.ask('PATCH', viewer.url, { name: 'Renamed' })).status).toBe(200);
});

test('who is demoted loses the right at once, also in tokens made before', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const admin = await signedInAs(app, ['administrator']);
  const program = await tokenOf(app, admin, ['people.read', 'integrations.read']);
  expect((await program.ask('GET', '/api/people')).status).toBe(200);
  await owner.ask('PATCH', admin.url, { roles: ['viewer'] });
  for (const { ask } of [admin, program]) {
    expect((await ask('GET', '/api/people')).status).toBe(403);
    expect((await ask('GET', '/api/integrations')).status).toBe(200);
  }
});

test('deactivation ends every session and token at once, and reactivation gives none back', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const admin = await signedInAs(app, ['administrator']);
  const program = await tokenOf(app, admin, ['integrations.read']);
  await owner.ask('PATCH', admin.url, { active: false });
  for (const { ask } of [admin, program]) expect((await ask('GET', '/api/integrations')).status).toBe(401);
  await owner.ask('PATCH', admin.url, { active: true });
  for (const { ask } of [admin, program]) expect((await ask('GET', '/api/integrations')).status).toBe(401);
});

test('the last owner stays, though two demotions come at once', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const other = await signedInAs(app, ['owner']);
  const { person } = (await owner.ask('GET', '/api/sessions/current')).body;
  const answers = await Promise.all([
    owner.ask('PATCH', other.url, { roles: ['viewer'] }),
    other.ask('PATCH', `/api/people/${person.id}`, { roles: ['viewer'] }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const left = await app.database.query(`select email from people where 'owner' = any(roles)`);
  expect(left).toHaveLength(1);
  expect([OWNER.email, other.email]).toContain(left[0]?.['email']);
});

test('who may change settings and no more does not choose a provider that calls them an owner', async () => {
  await using app = await startNewApp();
  await using fake = await startFakeProvider({
    claims: { sub: 'eve', email: OWNER.email, email_verified: true },
  });
  const { owner, person } = await withRole(app, ['settings.manage', 'integrations.read']);
  const program = await tokenOf(app, owner, ['settings.manage', 'integrations.read']);
  const save = (by: { ask: Ask }, change = {}) => by.ask('PUT', '/api/provider', providerAt(fake, change));
  for (const by of [person, program]) {
    const { status, body } = await save(by);
    expect(status).toBe(403);
    expect(body.detail).toContain('takes every right');
  }
  await setUpProvider(app, { issuer: 'https://id.example.com' });
  const asIs = { issuer: 'https://id.example.com' };
  for (const by of [person, program]) {
    expect((await save(by)).status).toBe(403);
    expect((await save(by, { ...asIs, clientId: 'another' })).status).toBe(403);
    expect((await save(by, { ...asIs, asksSecondFactor: true })).status).toBe(403);
    expect((await save(by, { ...asIs, name: 'Renamed' })).status).toBe(200);
  }
  await setUpProvider(app, fake);
  const browser = browserOf(app);
  await browser.signIn();
  expect(await browser.whoAmI()).toMatchObject({ person: { email: OWNER.email } });
});
