import { expect, test } from 'vitest';
import { clientOf, signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { addTotp } from '#test/factors.ts';

/** An owner with an authenticator app, and a new tab in which their password was right. */
async function halfSignedIn(app: TestApp) {
  const totp = await addTotp(await signedIn(app));
  const client = clientOf(app);
  const answer = await client.signIn();
  const enter = (code: string) => client.ask('POST', '/api/sessions/second-factor', { code });
  return { ...totp, client, answer, enter };
}

test('a right password is not enough for who has a second factor, and the code is', async () => {
  await using app = await startNewApp();
  const { answer, client, enter, code } = await halfSignedIn(app);
  expect(answer).toMatchObject({
    status: 202,
    body: { needs: 'second_factor', methods: ['totp', 'recovery_code'] },
  });
  expect(answer.response.cookies).toMatchObject([
    { name: 'owlhub-step', httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 600 },
  ]);
  expect((await client.ask('GET', '/api/sessions/current')).status).toBe(401);
  expect((await client.ask('GET', '/api/sign-in')).body.waitingFor).toEqual(answer.body);

  expect((await enter(code(1))).status).toBe(201);
  expect((await client.ask('GET', '/api/sessions/current')).status).toBe(200);
  expect(client.cookie).not.toContain('owlhub-step');
});

test('behind https the step cookie is Secure and bound to its host', async () => {
  await using app = await startNewApp({ publicUrl: 'https://owlhub.example' });
  const { answer } = await halfSignedIn(app);
  expect(answer.response.cookies).toMatchObject([{ name: '__Host-owlhub-step', secure: true, path: '/' }]);
});

test('a code works once, in one of two tabs at the same moment', async () => {
  await using app = await startNewApp();
  const { enter, code } = await halfSignedIn(app);
  const other = clientOf(app);
  await other.signIn();
  const both = [enter(code(1)), other.ask('POST', '/api/sessions/second-factor', { code: code(1) })];
  const statuses = (await Promise.all(both)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201, 401]));
});

test('a recovery code stands in for the second factor, once, however it is written', async () => {
  await using app = await startNewApp();
  const { enter, recoveryCodes, client } = await halfSignedIn(app);
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first = ''] = recoveryCodes;
  expect((await enter(first.toLowerCase().replaceAll('-', ' '))).status).toBe(201);
  expect((await client.ask('GET', '/api/profile')).body.recoveryCodesLeft).toBe(9);
  await client.signIn();
  expect((await enter(first)).status).toBe(401);
  expect((await enter(recoveryCodes[1] ?? '')).status).toBe(201);
});

test('after five wrong codes the sign-in is over, even for the right one, and a new one goes on', async () => {
  await using app = await startNewApp();
  const { enter, code, client } = await halfSignedIn(app);
  for (let n = 0; n < 5; n += 1) {
    expect(await enter('000000')).toMatchObject({ status: 401, body: { reason: 'code_wrong' } });
  }
  expect(await enter(code(1))).toMatchObject({ status: 401, body: { reason: 'sign_in_over' } });
  await client.signIn();
  expect((await enter(code(1))).status).toBe(201);
});

test('an account stands ten wrong codes in a quarter of an hour, whoever enters them', async () => {
  await using app = await startNewApp();
  const { enter, code } = await halfSignedIn(app);
  expect((await enter('000000')).status).toBe(401);
  await app.database.query(`update rate_limits set points = 10 where key like 'second_factor:%'`);
  const { status, response } = await enter(code(1));
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  await app.database.query(`update rate_limits set points = 9 where key like 'second_factor:%'`);
  expect((await enter(code(1))).status).toBe(201);
});

test.each([
  ['takes longer than ten minutes', `update steps set expires_at = now()`],
  ['belongs to somebody who was deactivated', `update people set deactivated_at = now()`],
  ['goes on after everybody must use single sign-on', BREAK_GLASS()],
])('a sign-in that %s is over', async (_what, change) => {
  await using app = await startNewApp();
  const { enter, code } = await halfSignedIn(app);
  await app.database.query(change);
  expect(await enter(code(1))).toMatchObject({ status: 401, body: { reason: 'sign_in_over' } });
});

function BREAK_GLASS() {
  return `update settings set chosen = '{"passwordSignIn": "break_glass"}'`;
}

test('without a step a code is nothing, and a made-up step is none', async () => {
  await using app = await startNewApp();
  const { code } = await halfSignedIn(app);
  for (const cookie of ['', 'owlhub-step=made-up']) {
    const answer = await clientOf(app).ask(
      'POST',
      '/api/sessions/second-factor',
      { code: code(1) },
      { cookie },
    );
    expect(answer).toMatchObject({ status: 401, body: { reason: 'sign_in_over' } });
  }
});

test('the secret of the app and the codes are not readable in the database', async () => {
  await using app = await startNewApp();
  const { uri, recoveryCodes } = await halfSignedIn(app);
  const kept = JSON.stringify([
    await app.database.query('select * from people'),
    await app.database.query('select * from recovery_codes'),
    await app.database.query('select * from steps'),
    app.logged,
  ]);
  expect(kept).not.toContain(new URL(uri).searchParams.get('secret'));
  for (const code of recoveryCodes) expect(kept).not.toContain(code.slice(0, 11));
});
