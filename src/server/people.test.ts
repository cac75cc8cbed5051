import { expect, test } from 'vitest';
import { clientOf, OWNER, PASSWORD, signedIn, signedInAs, startNewApp, until } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { follow } from '#test/follow.ts';

const NOBODY = '/api/people/00000000-0000-4000-8000-000000000000';

type Named = { name: string };
const namesIn = ({ body }: { body: { people: Named[] } }) => body.people.map(({ name }) => name);

test('the list shows who has an account, what they hold, and whom the reader may change', async () => {
  await using app = await startNewApp();
  const ada = await signedInAs(app, ['administrator'], { email: 'ada@example.com', name: 'ada' });
  await ada.ask('POST', '/api/tokens', { name: 'Report', permissions: ['integrations.read'] });
  const { status, body } = await ada.ask('GET', '/api/people');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    total: 2,
    people: [
      {
        name: 'ada',
        email: 'ada@example.com',
        roles: [{ id: 'administrator', name: 'Administrator' }],
        active: true,
        secondFactor: { totp: false, passkeys: 0 },
        hasPassword: true,
        usesProvider: false,
        sessions: 1,
        tokens: 1,
        createdBy: 'owner@example.com',
        manageable: true,
        lastOwner: false,
      },
      { email: 'owner@example.com', manageable: false, lastOwner: true },
    ],
  });
  expect(await ada.ask('GET', ada.url)).toMatchObject({ status: 200, body: body.people[0] });
  expect((await ada.ask('GET', NOBODY)).status).toBe(404);
});

test('the list is searched by name and email, filtered by role and status, and read in pages', async () => {
  await using app = await startNewApp();
  const ada = await signedInAs(app, ['administrator'], { email: 'a_b@example.com', name: 'Ada' });
  await signedInAs(app, ['viewer'], { email: 'grace@example.org', name: 'Grace 100%' });
  const out = await signedInAs(app, ['viewer', 'analyst'], { email: 'out@example.org', name: 'Out' });
  await ada.ask('PATCH', out.url, { active: false });
  const list = async (query: string) => namesIn(await ada.ask('GET', `/api/people?${query}`));
  expect(await list('search=EXAMPLE.ORG')).toEqual(['Grace 100%', 'Out']);
  expect(await list('search=100%25')).toEqual(['Grace 100%']);
  expect(await list('search=a_b')).toEqual(['Ada']);
  expect(await list('search=_')).toEqual(['Ada']);
  expect(await list('role=viewer')).toEqual(['Grace 100%', 'Out']);
  expect(await list('role=viewer&status=active')).toEqual(['Grace 100%']);
  expect(await list('status=deactivated')).toEqual(['Out']);
  const page = await ada.ask('GET', '/api/people?limit=2&offset=2');
  expect(page.body.total).toBe(4);
  expect(namesIn(page)).toEqual(['Out', 'owner']);
  expect((await ada.ask('GET', '/api/people?limit=1000')).status).toBe(422);
});

test('somebody is renamed and gets roles, which hold at their next request', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  expect((await grace.ask('GET', '/api/people')).status).toBe(403);
  const changed = await owner.ask('PATCH', grace.url, {
    name: 'Grace H.',
    roles: ['viewer', 'administrator'],
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Grace H.', roles: [{ id: 'administrator' }, { id: 'viewer' }] },
  });
  expect((await grace.ask('GET', '/api/people')).status).toBe(200);
  const [entry] = await auditEntries(app);
  expect(entry).toMatchObject({ action: 'person.changed', target: `Grace H. <${grace.email}>` });
  expect((await owner.ask('PATCH', NOBODY, { name: 'X' })).status).toBe(404);
  expect((await owner.ask('PATCH', grace.url, { roles: ['made-up'] })).status).toBe(422);
});

test('who is deactivated is out at once: sessions, tokens, open pages and signing in', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const ada = await signedInAs(app, ['administrator']);
  const token = await ada.ask('POST', '/api/tokens', { name: 'Report', permissions: ['integrations.read'] });
  const program = { authorization: `Bearer ${token.body.text}` };
  expect((await clientOf(app).ask('GET', '/api/integrations', undefined, program)).status).toBe(200);
  const page = await follow(app, ada.cookie);
  expect(page.status).toBe(200);

  const out = await owner.ask('PATCH', ada.url, { active: false });
  expect(out).toMatchObject({ status: 200, body: { active: false, sessions: 0, tokens: 0 } });
  await until(() => page.ended, Boolean, 2_000);
  expect((await ada.ask('GET', '/api/sessions/current')).status).toBe(401);
  expect((await clientOf(app).ask('GET', '/api/integrations', undefined, program)).status).toBe(401);
  const again = { email: ada.email, password: PASSWORD };
  expect((await clientOf(app).ask('POST', '/api/sessions', again)).status).toBe(401);

  expect((await owner.ask('PATCH', ada.url, { active: true })).body.active).toBe(true);
  expect((await clientOf(app).ask('POST', '/api/sessions', again)).status).toBe(201);
  expect((await clientOf(app).ask('GET', '/api/integrations', undefined, program)).status).toBe(401);
  expect((await auditEntries(app)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['person.deactivated', 'person.reactivated']),
  );
});

test('who is demoted hears at once on an open page that their access changed', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const ada = await signedInAs(app, ['analyst']);
  const page = await follow(app, ada.cookie);
  await owner.ask('PATCH', ada.url, { roles: ['viewer'] });
  await until(
    () => page.text,
    (text) => text.includes('access_changed'),
    2_000,
  );
  expect(page.ended).toBe(false);
  page.close();
});

const LAST = /only active owner/;

test('the last active owner is neither demoted, deactivated nor removed, and one of two is', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const { body: session } = await owner.ask('GET', '/api/sessions/current');
  const self = `/api/people/${session.person.id}`;
  const refused = [
    await owner.ask('PATCH', self, { roles: ['administrator'] }),
    await owner.ask('PATCH', self, { active: false }),
    await owner.ask('DELETE', self),
  ];
  for (const { status, body } of refused) {
    expect({ status, detail: body.detail }).toEqual({ status: 409, detail: expect.stringMatching(LAST) });
  }
  expect((await owner.ask('PATCH', self, { name: 'The Owner', roles: ['owner', 'viewer'] })).status).toBe(
    200,
  );
  const second = await signedInAs(app, ['owner']);
  await owner.ask('PATCH', second.url, { active: false });
  expect((await owner.ask('DELETE', self)).status).toBe(409);
  await owner.ask('PATCH', second.url, { active: true });
  expect((await owner.ask('DELETE', self)).status).toBe(204);
});

test.each([
  ['demote', 'PATCH', { roles: ['viewer'] }],
  ['deactivate', 'PATCH', { active: false }],
  ['remove', 'DELETE', undefined],
] as const)('of two owners who %s each other at once, one stays', async (_what, method, body) => {
  await using app = await startNewApp();
  const one = await signedInAs(app, ['owner']);
  const other = await signedInAs(app, ['owner']);
  await app.database.query(`delete from people where email = '${OWNER.email}'`);
  const answers = await Promise.all([one.ask(method, other.url, body), other.ask(method, one.url, body)]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status < 300)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409 || status === 403 || status === 401)).toHaveLength(1);
  const owners = await app.database.query(
    `select from people where deactivated_at is null and roles @> array['owner']`,
  );
  expect(owners).toHaveLength(1);
});

test('nobody acts on somebody who has a right that they lack', async () => {
  await using app = await startNewApp();
  const administrator = await signedInAs(app, ['administrator']);
  const owner = await signedInAs(app, ['owner']);
  const peer = await signedInAs(app, ['administrator']);
  const deeds = [
    ['PATCH', '', { name: 'Mine' }],
    ['DELETE', '/second-factor', undefined],
    ['DELETE', '/sessions', undefined],
    ['POST', '/password-resets', undefined],
    ['PATCH', '', { active: false }],
    ['DELETE', '', undefined],
  ] as const;
  for (const [method, path, body] of deeds) {
    const refused = await administrator.ask(method, `${owner.url}${path}`, body);
    expect({ path, ...refused }).toMatchObject({
      path,
      status: 403,
      body: { detail: expect.stringMatching(/This person may .* and you may not.* Ask /) },
    });
    expect((await administrator.ask(method, `${peer.url}${path}`, body)).status).toBeLessThan(300);
  }
  const [entry] = (await auditEntries(app)).filter(({ action }) => action === 'permission.refused');
  expect(entry).toMatchObject({ outcome: 'refused' });
});

test('nobody gives a role with a right that they lack, not even to themselves', async () => {
  await using app = await startNewApp();
  const administrator = await signedInAs(app, ['administrator']);
  const grace = await signedInAs(app, ['viewer']);
  for (const url of [grace.url, administrator.url]) {
    expect((await administrator.ask('PATCH', url, { roles: ['owner'] })).status).toBe(403);
  }
  expect((await administrator.ask('PATCH', grace.url, { roles: ['analyst'] })).status).toBe(200);
});

test('all sessions of somebody end, and they sign in again', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  await clientOf(app).ask('POST', '/api/sessions', { email: grace.email, password: PASSWORD });
  expect(await owner.ask('DELETE', `${grace.url}/sessions`)).toMatchObject({
    status: 200,
    body: { ended: 2 },
  });
  expect((await grace.ask('GET', '/api/sessions/current')).status).toBe(401);
  const again = { email: grace.email, password: PASSWORD };
  expect((await clientOf(app).ask('POST', '/api/sessions', again)).status).toBe(201);
});

test('a lost second factor is taken away with its codes and passkeys, and every session ends', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const grace = await signedInAs(app, ['viewer']);
  await app.database.query(`
    update people set totp_added_at = now() where id = '${grace.id}';
    insert into recovery_codes values ('fake-hash', '${grace.id}', now());
    insert into passkeys values (gen_random_uuid(), 'fake', '${grace.id}', 'Key', 'fake', 0, '{}', false, now(), null)`);
  expect((await owner.ask('GET', grace.url)).body.secondFactor).toEqual({ totp: true, passkeys: 1 });
  expect((await owner.ask('DELETE', `${grace.url}/second-factor`)).status).toBe(204);
  expect((await owner.ask('GET', grace.url)).body).toMatchObject({
    secondFactor: { totp: false, passkeys: 0 },
    sessions: 0,
  });
  expect(await app.database.query('select * from recovery_codes')).toEqual([]);
  const [entry] = await auditEntries(app);
  expect(entry).toMatchObject({ action: 'second_factor.reset', actor: 'owner <owner@example.com>' });
});

test('one’s own second factor is taken away on the profile, which asks who is there, and not here', async () => {
  await using app = await startNewApp();
  const ada = await signedInAs(app, ['administrator']);
  for (const [method, path] of [
    ['DELETE', 'second-factor'],
    ['POST', 'password-resets'],
  ] as const) {
    const refused = await ada.ask(method, `${ada.url}/${path}`);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/profile/) } });
  }
});

test('the owner who may come in when single sign-on is down is not sent away', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const spare = await signedInAs(app, ['owner']);
  const settings = JSON.stringify({ passwordSignIn: 'break_glass', breakGlassPersonId: spare.id });
  await app.database.query(`update settings set chosen = '${settings}'`);
  expect(await owner.ask('DELETE', spare.url)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/without single sign-on/) },
  });
  await app.database.query(`update settings set chosen = '{}'`);
  expect((await owner.ask('DELETE', spare.url)).status).toBe(204);
});
