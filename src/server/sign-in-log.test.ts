import { Client } from 'pg';
import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp, until } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { addTotp } from '#test/factors.ts';

test('every sign-in is in the log: good, bad, and whose email was typed', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  const wrong = { email: 'Nobody@example.com', password: 'fake-wrong-password' };
  await client.ask('POST', '/api/sessions', wrong);
  await client.signIn();
  await client.ask('DELETE', '/api/sessions/current');
  const entries = await auditEntries(app);
  expect(entries.slice(0, 3)).toMatchObject([
    { action: 'session.ended', outcome: 'done', actorKind: 'person' },
    { action: 'sign_in.succeeded', outcome: 'done', actorKind: 'person', address: '127.0.0.1' },
    { action: 'sign_in.failed', outcome: 'failed', actorKind: 'stranger', target: 'nobody@example.com' },
  ]);
  const kept = JSON.stringify([await app.database.query('select * from audit_entries'), app.logged]);
  expect(kept).not.toContain(wrong.password);
  expect(kept).not.toContain(OWNER.password);
});

test('attempts beyond the limit are in the log at the first, second, fourth and eighth, so that nobody fills it', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.ask('POST', '/api/sessions', { ...OWNER, password: 'fake-wrong-password' });
  await app.database.query(`update rate_limits set points = 10 where key like 'sign_in_pair%'`);
  const locked = async () =>
    (await auditEntries(app)).filter(({ action }) => action === 'sign_in.locked').length;
  const seen: number[] = [];
  for (let n = 1; n <= 9; n += 1) {
    expect((await client.signIn()).status).toBe(429);
    seen.push(await locked());
  }
  expect(seen).toEqual([1, 2, 2, 3, 3, 3, 3, 4, 4]);
});

test('a wrong second factor and a recovery code are in the log', async () => {
  await using app = await startNewApp();
  const { recoveryCodes } = await addTotp(await signedIn(app));
  const client = clientOf(app);
  await client.signIn();
  await client.ask('POST', '/api/sessions/second-factor', { code: '000000' });
  await client.ask('POST', '/api/sessions/second-factor', { code: recoveryCodes[0] });
  expect((await auditEntries(app)).slice(0, 3)).toMatchObject([
    { action: 'recovery_code.used', actorKind: 'person' },
    { action: 'sign_in.succeeded', actorKind: 'person' },
    { action: 'sign_in.second_factor_failed', outcome: 'failed', target: OWNER.email },
  ]);
});

test('a right password that goes no further is in the log: its owner ought to hear of it', async () => {
  await using app = await startNewApp();
  await addTotp(await signedIn(app));
  expect((await clientOf(app).signIn()).status).toBe(202);
  expect((await auditEntries(app))[0]).toMatchObject({
    action: 'sign_in.begun',
    outcome: 'done',
    actorKind: 'stranger',
    target: OWNER.email,
  });
});

test('a session planted in a browser is worth nothing after its owner signed in', async () => {
  await using app = await startNewApp();
  const planted = await signedIn(app);
  const victim = clientOf(app);
  const cookie = planted.cookie ?? '';
  const made = await victim.ask('POST', '/api/sessions', OWNER, { cookie: `${cookie}; owlhub-step=planted` });
  expect(made.status).toBe(201);
  const session = made.response.cookies.find(({ name }) => name === 'owlhub');
  expect(cookie).not.toContain(session?.value);
  expect((await planted.ask('GET', '/api/profile')).status).toBe(401);
  expect((await victim.ask('GET', '/api/profile')).status).toBe(200);

  const chosen = await clientOf(app).ask('POST', '/api/sessions', OWNER, {
    cookie: 'owlhub=chosen-by-somebody',
  });
  expect(chosen.response.cookies[0]?.value).not.toBe('chosen-by-somebody');
});

test.each([
  ['POST', '/api/sessions', OWNER],
  ['POST', '/api/sessions/second-factor', { code: '000000' }],
  ['POST', '/api/passkeys/challenges', undefined],
  ['DELETE', '/api/sessions/current', undefined],
  ['POST', '/api/profile/totp', undefined],
  ['PUT', '/api/profile/password', { current: OWNER.password, password: 'fake-copper-kettle-monsoon' }],
  ['PATCH', '/api/settings', { sessionIdleMinutes: 30 }],
] as const)('%s %s from another website is refused, with the cookies and all', async (method, url, body) => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    expect((await client.ask(method, url, body, headers)).status).toBe(403);
  }
  expect((await client.ask(method, url, body)).status).not.toBe(403);
});

test('a password that is changed while the old one is looked at lets nobody in any more', async () => {
  await using app = await startNewApp();
  const person = new Client(app.database.poolConfig);
  await person.connect();
  await person.query('begin');
  await person.query('select from people for update');
  const old = clientOf(app).signIn();
  await until(
    () =>
      app.database.query(`select from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`),
    (waiting) => waiting.length > 0,
  );
  await person.query(`update people set password_hash = 'another'`);
  await person.query('commit');
  await person.end();
  expect((await old).status).toBe(401);
  expect((await auditEntries(app))[0]).toMatchObject({ action: 'sign_in.failed', target: OWNER.email });
});
