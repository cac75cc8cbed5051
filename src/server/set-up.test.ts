import { expect, test } from 'vitest';
import { clientOf, OWNER, startApp, startNewApp } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';

test('the set-up link creates the owner and signs them in, once', async () => {
  await using app = await startNewApp({ owner: false });
  const client = clientOf(app);
  const token = await app.setUpToken();
  expect((await client.ask('GET', '/api/setup')).body).toEqual({ needed: true });

  expect((await client.ask('POST', '/api/setup', { token, ...OWNER })).status).toBe(201);
  expect((await client.ask('GET', '/api/sessions/current')).body.person.email).toBe(OWNER.email);
  expect((await client.ask('GET', '/api/setup')).body).toEqual({ needed: false });

  const again = await clientOf(app).ask('POST', '/api/setup', {
    token,
    ...OWNER,
    email: 'other@example.com',
  });
  expect(again.status).toBe(409);
  expect(await app.setUpToken()).toBeNull();
});

test('a token that is not from the terminal creates nobody', async () => {
  await using app = await startNewApp({ owner: false });
  const client = clientOf(app);
  const { status } = await client.ask('POST', '/api/setup', { token: 'made-up', ...OWNER });
  expect(status).toBe(403);
  expect((await client.ask('GET', '/api/setup')).body).toEqual({ needed: true });
});

test('two people with links at the same moment: exactly one becomes the owner', async () => {
  await using app = await startNewApp({ owner: false });
  const tokens = [await app.setUpToken(), await app.setUpToken()];
  const answers = await Promise.all(
    tokens.map((token, index) =>
      clientOf(app).ask('POST', '/api/setup', { token, ...OWNER, email: `p${index}@example.com` }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

test('guessing at set-up links has to wait after twenty tries, and before that it does not', async () => {
  await using app = await startNewApp({ owner: false });
  const client = clientOf(app);
  const guess = { token: 'made-up', ...OWNER };
  expect((await client.ask('POST', '/api/setup', guess)).status).toBe(403);
  const tries = (points: number) =>
    app.database.query(`update rate_limits set points = ${points} where key like 'set_up_address%'`);
  await tries(20);
  const { status, response } = await client.ask('POST', '/api/setup', guess);
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  await tries(19);
  expect((await client.ask('POST', '/api/setup', { ...guess, token: await app.setUpToken() })).status).toBe(
    201,
  );
});

test('a short password is refused with the rule, and a long enough one is not', async () => {
  await using app = await startNewApp({ owner: false });
  const client = clientOf(app);
  const token = await app.setUpToken();
  const short = await client.ask('POST', '/api/setup', { token, ...OWNER, password: 'fake-pass' });
  expect(short).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'password', fix: 'Enter at least 10 characters.' }] },
  });
  expect((await client.ask('POST', '/api/setup', { token, ...OWNER, password: 'fake-passw' })).status).toBe(
    201,
  );
});

test('without settings there is no account at all', async () => {
  await using app = await startNewApp({ owner: false });
  const { status } = await clientOf(app).signIn();
  expect(status).toBe(401);
});

test('the owner from the settings is made once and left alone afterwards', async () => {
  await using app = await startNewApp();
  await using again = await startApp({ poolConfig: app.database.poolConfig, keyring: app.keyring });
  expect((await clientOf(again).signIn()).status).toBe(201);
  expect(await again.setUpToken()).toBeNull();
});

test.each(['password1234', 'Qwertyuiop1!', 'owner@example.com'])(
  '%j is refused as a password, because it is tried first',
  async (password) => {
    await using app = await startNewApp({ owner: false });
    const client = clientOf(app);
    const token = await app.setUpToken();
    const common = await client.ask('POST', '/api/setup', { token, ...OWNER, password });
    expect(common).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    expect((await client.ask('POST', '/api/setup', { token, ...OWNER })).status).toBe(201);
  },
);

test('a guessable password in the settings still makes the owner, and the log says to change it', async () => {
  await using database = await testDatabase();
  const { poolConfig } = database;
  const owner = { email: OWNER.email, password: 'password1234' };
  await using app = await startApp({ poolConfig, owner });
  expect((await clientOf(app).ask('POST', '/api/sessions', owner)).status).toBe(201);
  expect(app.logged.join('')).toContain('tried first');

  await using good = await startNewApp();
  expect(good.logged.join('')).not.toContain('tried first');
});

test('a set-up link that is not valid is in the audit log, and so is the one that was', async () => {
  await using app = await startNewApp({ owner: false });
  const client = clientOf(app);
  await client.ask('POST', '/api/setup', { token: 'made-up', ...OWNER });
  await client.ask('POST', '/api/setup', { token: await app.setUpToken(), ...OWNER });
  const { body } = await client.ask('GET', '/api/audit');
  const told = body.entries.map((entry: { action: string; outcome: string; actor: { label: string } }) => [
    entry.action,
    entry.outcome,
    entry.actor.label,
  ]);
  const owner = `owner <${OWNER.email}>`;
  expect(told.slice(-3).toReversed()).toEqual([
    ['set_up.refused', 'refused', 'Somebody'],
    ['set_up.completed', 'done', owner],
    ['sign_in.succeeded', 'done', owner],
  ]);
});
