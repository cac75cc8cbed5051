import { expect, test } from 'vitest';
import { clientOf, OWNER, startNewApp, type TestApp, until } from '#test/app.ts';

test('signing in sets a cookie that scripts cannot read and other sites cannot send', async () => {
  await using app = await startNewApp();
  const { status, body, response } = await clientOf(app).ask('POST', '/api/sessions', OWNER);
  expect(status).toBe(201);
  expect(body).toMatchObject({ person: { email: OWNER.email, roles: [{ id: 'owner', name: 'Owner' }] } });
  expect(response.cookies).toMatchObject([{ name: 'owlhub', httpOnly: true, sameSite: 'Strict', path: '/' }]);
  expect(response.cookies[0]?.secure).toBeUndefined();
});

test('behind https the cookie is Secure and bound to its host', async () => {
  await using app = await startNewApp({ publicUrl: 'https://owlhub.example' });
  const { response } = await clientOf(app).ask('POST', '/api/sessions', OWNER);
  expect(response.cookies).toMatchObject([{ name: '__Host-owlhub', secure: true, path: '/' }]);
});

test('a wrong password and an unknown email get the same answer', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  const wrong = await client.ask('POST', '/api/sessions', { ...OWNER, password: 'fake-wrong-password' });
  const unknown = await client.ask('POST', '/api/sessions', { ...OWNER, email: 'nobody@example.com' });
  expect(wrong.status).toBe(401);
  expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  expect(client.cookie).toBeNull();
});

test('the email may be written in another case', async () => {
  await using app = await startNewApp();
  const { status } = await clientOf(app).ask('POST', '/api/sessions', {
    ...OWNER,
    email: 'OWNER@Example.com',
  });
  expect(status).toBe(201);
});

test('each sign-in gets a new token, and ends the session it was made with', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const before = client.cookie ?? '';
  await client.signIn();
  expect(client.cookie).not.toBe(before);
  expect((await client.ask('GET', '/api/sessions/current')).status).toBe(200);
  const old = await clientOf(app).ask('GET', '/api/sessions/current', undefined, { cookie: before });
  expect(old.status).toBe(401);
});

test('a session that was signed out is dead on the server, whatever the browser keeps', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const kept = client.cookie ?? '';
  expect((await client.ask('DELETE', '/api/sessions/current')).status).toBe(200);
  expect(client.cookie).toBeNull();
  const again = await client.ask('GET', '/api/integrations', undefined, { cookie: kept });
  expect(again.status).toBe(401);
});

test.each([
  ['used within 12 hours', `seen_at = now() - interval '11 hours 59 minutes'`, 200],
  ['not used for 12 hours', `seen_at = now() - interval '12 hours'`, 401],
  ['used all the time for nearly 7 days', `created_at = now() - interval '6 days 23 hours'`, 200],
  ['used all the time, begun 7 days ago', `created_at = now() - interval '7 days'`, 401],
])('a session that was %s (%s) answers %i', async (_what, change, expected) => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  await app.database.query(`update sessions set ${change}`);
  expect((await client.ask('GET', '/api/sessions/current')).status).toBe(expected);
});

test('a made-up token is no session', async () => {
  await using app = await startNewApp();
  const { status } = await clientOf(app).ask('GET', '/api/integrations', undefined, {
    cookie: 'owlhub=made-up',
  });
  expect(status).toBe(401);
});

test('after ten wrong passwords even the right one has to wait, and is told how long', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  const wrong = { ...OWNER, password: 'fake-wrong-password' };
  const attempts = await Promise.all(
    Array.from({ length: 10 }, () => client.ask('POST', '/api/sessions', wrong)),
  );
  expect(attempts.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 401));

  const { status, body, response } = await client.signIn();
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  expect(body.detail).toMatch(/wait/i);
});

const signInFrom = (app: TestApp, remoteAddress: string, changes: object = {}) =>
  app.server.inject({
    method: 'POST',
    url: '/api/sessions',
    remoteAddress,
    payload: { ...OWNER, ...changes },
  });

test('who guesses at an account from elsewhere does not keep its owner out', async () => {
  await using app = await startNewApp();
  const wrong = { password: 'fake-wrong-password' };
  for (let n = 0; n < 10; n += 1) {
    expect((await signInFrom(app, '192.0.2.66', wrong)).statusCode).toBe(401);
  }
  expect((await signInFrom(app, '192.0.2.66')).statusCode).toBe(429);
  expect((await signInFrom(app, '192.0.2.7')).statusCode).toBe(201);
});

test('an account that is guessed at from everywhere at once takes a rest, known or not, in the same words', async () => {
  await using app = await startNewApp();
  const unknown = { email: 'nobody@example.com' };
  const before = [await signInFrom(app, '192.0.2.1'), await signInFrom(app, '192.0.2.1', unknown)];
  expect(before.map(({ statusCode }) => statusCode)).toEqual([201, 401]);
  await app.database.query(`update rate_limits set points = 1000 where key like 'sign_in_account%'`);
  const after = [await signInFrom(app, '192.0.2.2'), await signInFrom(app, '192.0.2.3', unknown)];
  expect(after.map(({ statusCode }) => statusCode)).toEqual([429, 429]);
  const [known, other] = after.map((answer) => answer.json<{ detail: string }>().detail);
  expect(known).toBe(other);
});

test('an attempt that counts no more is forgotten, and one that still counts is not', async () => {
  await using app = await startNewApp();
  await signInFrom(app, '192.0.2.1', { password: 'fake-wrong-password' });
  await signInFrom(app, '192.0.2.2', { password: 'fake-wrong-password' });
  await app.database.query(`update rate_limits set expire = 1 where key like '%192.0.2.1'`);
  const rows = await until(
    () => app.database.query(`select key from rate_limits where key like 'sign_in_address%'`),
    ({ length }) => length === 1,
  );
  expect(rows).toEqual([{ key: 'sign_in_address:192.0.2.2' }]);
});

test.each(['ada\u0000@example.com', 'ada\n@example.com', 'ada@example.com\u0000'])(
  '%j is no email, and is told so',
  async (email) => {
    await using app = await startNewApp({ owner: false });
    const answer = await signInFrom(app, '192.0.2.1', { email });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'email' }] });
  },
);

test('a forged X-Forwarded-For does not give new attempts', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  const attempt = (n: number) =>
    client.ask(
      'POST',
      '/api/sessions',
      { email: `nobody${n}@example.com`, password: 'fake-wrong-password' },
      { 'x-forwarded-for': `192.0.2.${n}` },
    );
  expect((await attempt(1)).status).toBe(401);
  await app.database.query(`update rate_limits set points = 50 where key like 'sign_in_address%'`);
  expect((await attempt(2)).status).toBe(429);
});

test('from a proxy that the settings name, X-Forwarded-For counts, and what stands before it does not', async () => {
  await using app = await startNewApp({ trustedProxies: ['127.0.0.0/8'] });
  const client = clientOf(app);
  const attempt = (from: string) =>
    client.ask(
      'POST',
      '/api/sessions',
      { email: 'nobody@example.com', password: 'fake-wrong-password' },
      { 'x-forwarded-for': from },
    );
  expect((await attempt('203.0.113.9, 192.0.2.1')).status).toBe(401);
  const keys = await app.database.query(`select key from rate_limits where key like 'sign_in_address%'`);
  expect(keys).toEqual([{ key: 'sign_in_address:192.0.2.1' }]);
});

test('right passwords do not use up the attempts', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  for (let n = 0; n < 12; n += 1) expect((await client.signIn()).status).toBe(201);
});
