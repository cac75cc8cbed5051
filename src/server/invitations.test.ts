import { expect, test } from 'vitest';
import { clientOf, PASSWORD, signedIn, signedInAs, startNewApp, type TestApp, tokenIn } from '#test/app.ts';

const INVITED = { email: 'Grace@Example.com', name: 'Grace Example', roles: ['analyst'] };

async function invite(app: TestApp, changes: object = {}) {
  const owner = await signedIn(app);
  const made = await owner.ask('POST', '/api/invitations', { ...INVITED, ...changes });
  const stranger = clientOf(app);
  const open = (link: string = made.body.link) =>
    stranger.ask('POST', '/api/invitations/opened', { token: tokenIn(link) });
  const accept = (more: object = {}) =>
    stranger.ask('POST', '/api/invitations/accepted', {
      token: tokenIn(made.body.link),
      name: INVITED.name,
      password: PASSWORD,
      ...more,
    });
  return { owner, made, stranger, open, accept, url: `/api/invitations/${made.body.invitation?.id}` };
}

const ascending = (one: number, other: number) => one - other;

test('an invited colleague opens the link, chooses a password and is signed in with the roles', async () => {
  await using app = await startNewApp();
  const { made, stranger, open, accept } = await invite(app);
  expect(made.status).toBe(201);
  expect(made.body.link).toMatch(/^http:\/\/localhost:80\/invitation#[\w-]{43}$/);
  expect(made.body.invitation).toMatchObject({
    email: 'grace@example.com',
    roles: [{ id: 'analyst', name: 'Analyst' }],
    status: 'open',
    createdBy: 'owner@example.com',
    mail: null,
  });
  expect(Date.parse(made.body.expiresAt) - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
  expect(await open()).toMatchObject({
    status: 200,
    body: { email: 'grace@example.com', invitedBy: 'owner@example.com', passwordNeeded: true },
  });

  const accepted = await accept();
  expect(accepted).toMatchObject({
    status: 201,
    body: {
      person: { email: 'grace@example.com', name: 'Grace Example', roles: [{ id: 'analyst' }] },
      permissions: ['integrations.read', 'integrations.verify'],
    },
  });
  expect((await stranger.ask('GET', '/api/integrations')).status).toBe(200);
  expect((await stranger.ask('GET', '/api/people')).status).not.toBe(200);
  const password = { email: INVITED.email, password: PASSWORD };
  expect((await clientOf(app).ask('POST', '/api/sessions', password)).status).toBe(201);
});

const GONE = /does not work any more/;

test('a link that was used, withdrawn, has expired or never was gets one and the same sentence', async () => {
  await using app = await startNewApp();
  const first = await invite(app);
  expect((await first.accept()).status).toBe(201);
  const used = await first.open();

  const second = await invite(app, { email: 'withdrawn@example.com' });
  expect((await second.open()).status).toBe(200);
  expect((await second.owner.ask('DELETE', second.url)).status).toBe(204);
  const withdrawn = await second.open();

  const third = await invite(app, { email: 'late@example.com' });
  await app.database.query(`update invitations set expires_at = now() where email = 'late@example.com'`);
  const expired = await third.open();
  const unknown = await third.open('http://localhost/invitation#made-up');
  const accepted = await third.accept();
  for (const { status, body } of [used, withdrawn, expired, unknown, accepted]) {
    expect({ status, detail: body.detail }).toEqual({ status: 410, detail: used.body.detail });
  }
  expect(used.body.detail).toMatch(GONE);
});

test('from one address links that do not work are soon refused unseen, and those that work are not counted', async () => {
  await using app = await startNewApp();
  const { open } = await invite(app);
  for (let n = 0; n < 31; n += 1) expect((await open()).status).toBe(200);
  const guess = () => open('http://localhost/invitation#made-up');
  for (let n = 0; n < 30; n += 1) expect((await guess()).status).toBe(410);
  const { status, response } = await guess();
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
});

test('a link that works is not tried with one password after the other', async () => {
  await using app = await startNewApp();
  const { accept } = await invite(app);
  for (let n = 0; n < 30; n += 1) expect((await accept({ password: 'password1234' })).status).toBe(422);
  expect((await accept()).status).toBe(429);
});

test('of two who accept one link at once, one gets the account', async () => {
  await using app = await startNewApp();
  const { made } = await invite(app);
  const token = tokenIn(made.body.link);
  const answers = await Promise.all(
    ['One', 'Two'].map((name) =>
      clientOf(app).ask('POST', '/api/invitations/accepted', { token, name, password: PASSWORD }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual([201, 410]);
});

test('a password that is tried first is refused, and the link goes on working', async () => {
  await using app = await startNewApp();
  const { accept } = await invite(app);
  const common = await accept({ password: 'password1234' });
  expect(common).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
  expect((await accept({ password: 'grace@example.com' })).status).toBe(422);
  expect((await accept()).status).toBe(201);
});

test('a new link replaces the old one, also after that has expired', async () => {
  await using app = await startNewApp();
  const { owner, open, url } = await invite(app);
  await app.database.query(`update invitations set expires_at = now() - interval '1 day'`);
  const renewed = await owner.ask('POST', `${url}/links`);
  expect(renewed.status).toBe(201);
  expect((await open()).status).toBe(410);
  expect((await open(renewed.body.link)).status).toBe(200);
});

test('no new link comes of an invitation that was accepted or withdrawn, and none of one that never was', async () => {
  await using app = await startNewApp();
  const accepted = await invite(app);
  await accepted.accept();
  const { owner } = accepted;
  expect((await owner.ask('POST', `${accepted.url}/links`)).status).toBe(409);
  expect((await owner.ask('DELETE', accepted.url)).status).toBe(409);
  const withdrawn = await invite(app, { email: 'other@example.com' });
  await owner.ask('DELETE', withdrawn.url);
  expect((await owner.ask('POST', `${withdrawn.url}/links`)).status).toBe(409);
  expect((await owner.ask('DELETE', withdrawn.url)).status).toBe(204);
  const nowhere = '/api/invitations/00000000-0000-4000-8000-000000000000';
  expect((await owner.ask('DELETE', nowhere)).status).toBe(404);
});

test('inviting an email again replaces the open invitation', async () => {
  await using app = await startNewApp();
  const first = await invite(app);
  const second = await invite(app, { roles: ['viewer'] });
  expect((await first.open()).status).toBe(410);
  expect((await second.open()).status).toBe(200);
  const { body } = await second.owner.ask('GET', '/api/invitations');
  expect(body.invitations.map(({ status }: { status: string }) => status)).toEqual(['open', 'revoked']);
});

test('who has an account already is not invited, and the manager is told what to do instead', async () => {
  await using app = await startNewApp();
  const grace = await signedInAs(app, ['viewer'], { email: 'grace@example.com' });
  expect((await invite(app)).made).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/has an account .* already/) },
  });
  await app.database.query(`update people set deactivated_at = now() where id = '${grace.id}'`);
  expect((await invite(app)).made.body.detail).toMatch(/Reactivate/);
});

test('an administrator invites with the roles whose every right they have, and no others', async () => {
  await using app = await startNewApp();
  const administrator = await signedInAs(app, ['administrator']);
  const asOwner = await administrator.ask('POST', '/api/invitations', { ...INVITED, roles: ['owner'] });
  expect(asOwner).toMatchObject({
    status: 403,
    body: {
      detail: expect.stringMatching(/^You cannot give others the right to .* Ask .*owner@example.com/),
    },
  });
  const unknown = await administrator.ask('POST', '/api/invitations', { ...INVITED, roles: ['made-up'] });
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ field: 'roles' }] } });
  const same = await administrator.ask('POST', '/api/invitations', { ...INVITED, roles: ['administrator'] });
  expect(same.status).toBe(201);
});

test('the link is kept nowhere, and what happens to invitations is in the audit log', async () => {
  await using app = await startNewApp();
  const { owner, made, url, accept, open } = await invite(app);
  const rows = JSON.stringify(await app.database.query('select * from invitations'));
  expect(rows).not.toContain(tokenIn(made.body.link));
  await open('http://localhost/invitation#made-up');
  await owner.ask('POST', `${url}/links`);
  await accept();
  await owner.ask('DELETE', url);
  const entries = await app.database.query(
    `select action, outcome, actor, target from audit_entries where action like 'invitation.%' order by seq`,
  );
  const byOwner = { actor: 'owner <owner@example.com>', target: 'grace@example.com', outcome: 'done' };
  expect(entries).toEqual([
    { ...byOwner, action: 'invitation.created' },
    { action: 'invitation.refused', outcome: 'refused', actor: 'Somebody', target: null },
    { ...byOwner, action: 'invitation.renewed' },
    { action: 'invitation.refused', outcome: 'refused', actor: 'Somebody', target: null },
    { ...byOwner, action: 'invitation.revoked' },
  ]);
});

test('where everybody uses single sign-on, an invitation asks for no password and takes none', async () => {
  await using app = await startNewApp();
  const { open, accept } = await invite(app);
  await app.database.query(`update settings set chosen = '{"passwordSignIn":"break_glass"}'`);
  expect(await open()).toMatchObject({ status: 200, body: { passwordNeeded: false } });
  expect(await accept()).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/single sign-on/) },
  });
  await app.database.query(`update settings set chosen = '{}'`);
  expect((await accept()).status).toBe(201);
});

test('a name with a line break or another invisible character is refused', async () => {
  await using app = await startNewApp();
  for (const name of ['Grace\r\nBcc: all@example.com', 'Grace\u202Eecarg', 'Grace\u0000']) {
    expect((await invite(app, { name })).made).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'name' }] },
    });
  }
});

test('who forges the address that links lead to gets none', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const forged = await owner.ask('POST', '/api/invitations', INVITED, { host: 'evil.example/x?' });
  expect(forged.status).toBe(409);
  await using known = await startNewApp({ publicUrl: 'https://owlhub.example' });
  const { made } = await invite(known);
  expect(made.body.link).toMatch(/^https:\/\/owlhub\.example\/invitation#/);
});

test.each([
  ['is deactivated', 'PATCH', { active: false }],
  ['is removed', 'DELETE', undefined],
  ['may invite no more', 'PATCH', { roles: ['viewer'] }],
] as const)('when whoever invited %s, their invitations are withdrawn', async (_what, method, body) => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const ada = await signedInAs(app, ['administrator'], { email: 'ada@example.com', name: 'Ada' });
  const friend = { email: 'friend@example.com', roles: ['administrator'] };
  const { body: made } = await ada.ask('POST', '/api/invitations', friend);
  const open = { token: tokenIn(made.link) };
  await owner.ask('PATCH', ada.url, { name: 'Ada Owl' });
  expect((await clientOf(app).ask('POST', '/api/invitations/opened', open)).status).toBe(200);
  await owner.ask(method, ada.url, body);
  expect((await clientOf(app).ask('POST', '/api/invitations/opened', open)).status).toBe(410);
});
