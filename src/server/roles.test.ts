import { expect, test } from 'vitest';
import { signedIn, signedInAs, startNewApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { providerAt } from '#test/sso-browser.ts';

const INSTALLER = {
  name: 'Integration installer',
  about: 'Adds integrations.',
  permissions: ['integrations.read', 'integrations.add'],
};

type Listed = { id: string; people: number; grantable: boolean };

const ascending = (one: number, other: number) => one - other;

test('the roles are listed by power, with who has them and whether they can be given', async () => {
  await using app = await startNewApp();
  const ada = await signedInAs(app, ['administrator', 'viewer']);
  await signedInAs(app, ['viewer']);
  const { status, body } = await ada.ask('GET', '/api/roles');
  expect(status).toBe(200);
  expect(body.roles.map(({ id, people, grantable }: Listed) => ({ id, people, grantable }))).toEqual([
    { id: 'owner', people: 1, grantable: false },
    { id: 'administrator', people: 1, grantable: true },
    { id: 'analyst', people: 0, grantable: true },
    { id: 'viewer', people: 2, grantable: true },
  ]);
  const viewer = await signedInAs(app, ['viewer']);
  expect((await viewer.ask('GET', '/api/roles')).status).toBe(403);
});

test('an owner makes a role, and who gets it may do at once what it allows', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['analyst']);
  const refused = await grace.ask('POST', '/api/integrations', {});
  expect(refused).toMatchObject({
    status: 403,
    body: { detail: expect.stringMatching(/may not add integrations.* Ask owner \(owner@example.com\)/) },
  });
  const made = await owner.ask('POST', '/api/roles', INSTALLER);
  expect(made).toMatchObject({
    status: 201,
    body: { ...INSTALLER, builtIn: false, grantable: true, people: 0 },
  });
  await owner.ask('PATCH', grace.url, { roles: ['analyst', made.body.id] });
  expect((await grace.ask('POST', '/api/integrations', {})).status).toBe(422);

  const url = `/api/roles/${made.body.id}`;
  const changed = await owner.ask('PATCH', url, { permissions: ['integrations.read'] });
  expect(changed).toMatchObject({ status: 200, body: { people: 1, permissions: ['integrations.read'] } });
  expect((await grace.ask('POST', '/api/integrations', {})).status).toBe(403);
  expect((await auditEntries(app)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['role.created', 'person.changed', 'role.changed', 'permission.refused']),
  );
});

test('of the roles that OwlHub brings only the need of a second factor changes', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  for (const change of [{ name: 'Other' }, { about: 'Other' }, { permissions: ['audit.read'] }]) {
    expect((await owner.ask('PATCH', '/api/roles/viewer', change)).status).toBe(409);
  }
  expect((await owner.ask('DELETE', '/api/roles/viewer')).status).toBe(409);
  const viewer = await signedInAs(app, ['viewer']);
  const { status, body } = await owner.ask('PATCH', '/api/roles/viewer', { needsSecondFactor: true });
  expect({ status, body }).toMatchObject({ status: 200, body: { name: 'Viewer', needsSecondFactor: true } });
  expect((await viewer.ask('GET', '/api/sessions/current')).body).toMatchObject({
    mustAddSecondFactor: true,
    permissions: [],
  });
});

test('a role goes when nobody has it and nobody is invited with it, and says how many until then', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const { body: role } = await owner.ask('POST', '/api/roles', INSTALLER);
  const url = `/api/roles/${role.id}`;
  const grace = await signedInAs(app, [role.id]);
  const roles = [role.id];
  const invited = await owner.ask('POST', '/api/invitations', { email: 'new@example.com', roles });
  expect(await owner.ask('DELETE', url)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/1 person has it, and 1 open invitation names it/) },
  });
  await owner.ask('PATCH', grace.url, { roles: ['viewer'] });
  await owner.ask('DELETE', `/api/invitations/${invited.body.invitation.id}`);
  expect((await owner.ask('DELETE', url)).status).toBe(204);
  expect((await owner.ask('DELETE', url)).status).toBe(404);
});

test('two roles cannot have one name, written in any case, also when made at once', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const made = await Promise.all(
    ['Installer', 'INSTALLER'].map((name) => owner.ask('POST', '/api/roles', { ...INSTALLER, name })),
  );
  expect(made.map(({ status }) => status).toSorted(ascending)).toEqual([201, 409]);
  const taken = await owner.ask('POST', '/api/roles', { ...INSTALLER, name: 'Owner' });
  expect(taken).toMatchObject({ status: 409, body: { errors: [{ field: 'name' }] } });
});

test('who manages roles makes, changes and deletes none with a right that they lack', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const make = async (name: string, permissions: string[]) =>
    (await owner.ask('POST', '/api/roles', { name, permissions })).body.id as string;
  const manager = await make('Role manager', ['roles.manage', 'integrations.read']);
  const auditor = await make('Auditor', ['audit.read']);
  const reader = await make('Reader', ['integrations.read']);
  const grace = await signedInAs(app, [manager]);

  const greedy = { name: 'Greedy', permissions: ['integrations.read', 'audit.read'] };
  expect((await grace.ask('POST', '/api/roles', greedy)).status).toBe(403);
  expect((await grace.ask('PATCH', `/api/roles/${reader}`, greedy)).status).toBe(403);
  expect((await grace.ask('PATCH', `/api/roles/${manager}`, greedy)).status).toBe(403);
  expect((await grace.ask('PATCH', `/api/roles/${auditor}`, { about: 'Mine' })).status).toBe(403);
  expect((await grace.ask('PATCH', '/api/roles/owner', { needsSecondFactor: true })).status).toBe(403);
  expect((await grace.ask('DELETE', `/api/roles/${auditor}`)).status).toBe(403);

  expect((await grace.ask('PATCH', `/api/roles/${reader}`, { about: 'Mine' })).status).toBe(200);
  expect((await grace.ask('DELETE', `/api/roles/${reader}`)).status).toBe(204);
});

type Info = { id: string; granted: boolean; helpers: { email: string }[] };

test('everybody sees what can be permitted, and who can help with what is not', async () => {
  await using app = await startNewApp();
  await signedInAs(app, ['administrator'], { email: 'ada@example.com' });
  const viewer = await signedInAs(app, ['viewer']);
  const { status, body } = await viewer.ask('GET', '/api/permissions');
  expect(status).toBe(200);
  const about = (id: string) => body.permissions.find((info: Info) => info.id === id);
  expect(about('integrations.read')).toMatchObject({ may: 'see integrations', granted: true, helpers: [] });
  expect(about('integrations.add')).toMatchObject({
    granted: false,
    helpers: [{ email: 'ada@example.com' }, { email: 'owner@example.com' }],
  });
  expect(about('roles.manage').helpers).toEqual([{ name: 'owner', email: 'owner@example.com' }]);
});

test('a role that single sign-on or an API token gives cannot be deleted before they give another', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const id: string = (await owner.ask('POST', '/api/roles', INSTALLER)).body.id;
  const remove = () => owner.ask('DELETE', `/api/roles/${id}`);
  const choose = (change: object) =>
    owner.ask('PUT', '/api/provider', providerAt({ issuer: 'https://id.example.com' }, change));
  for (const change of [{ groups: [{ group: 'installers', role: id }] }, { defaultRole: id }]) {
    expect((await choose(change)).status).toBe(200);
    expect(await remove()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/single sign-on gives it/) },
    });
  }
  await choose({ groups: [], defaultRole: null });
  const made = await owner.ask('POST', '/api/tokens', { name: 'Pipeline', role: id });
  expect(await remove()).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/1 API token has it/) },
  });
  await owner.ask('DELETE', `/api/tokens/${made.body.token.id}`);
  expect((await remove()).status).toBe(204);
});
