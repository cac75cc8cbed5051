import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Client as DatabaseClient } from 'pg';
import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, signedInAs, startNewApp, type TestApp, until } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { addPasskey, usePasskey } from '#test/factors.ts';

/** Runs `meanwhile` after a request has read an account and before it has read the settings. */
async function inBetween<T>({ database }: TestApp, asked: () => Promise<T>, meanwhile: string): Promise<T> {
  const client = new DatabaseClient(database.poolConfig);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table settings in access exclusive mode');
    const answer = asked();
    const waiting = `select 1 from pg_locks where not granted and relation = 'settings'::regclass`;
    await until(
      () => database.query(waiting),
      (rows) => rows.length > 0,
    );
    await client.query(meanwhile);
    await client.query('commit');
    return await answer;
  } finally {
    await client.end();
  }
}

test.each([
  ['chose a new password', `update people set password_hash = 'another'`],
  ['deactivated them', `update people set deactivated_at = now()`],
])('who signs in at the very moment in which somebody %s gets no session', async (_what, sql) => {
  await using app = await startNewApp();
  const thief = clientOf(app);
  const { status } = await inBetween(app, () => thief.signIn(), sql);
  expect(status).toBe(401);
  expect(await app.database.query('select * from sessions')).toEqual([]);
  expect((await auditEntries(app))[0]).toMatchObject({ action: 'sign_in.failed', target: OWNER.email });
});

test('nor does who signs in with a passkey at the very moment in which it is taken away', async () => {
  await using app = await startNewApp();
  const { key } = await addPasskey(await signedIn(app));
  const asked = () => usePasskey(clientOf(app), key);
  expect((await inBetween(app, asked, 'delete from passkeys')).status).toBe(401);
  expect(await app.database.query(`select * from sessions where method = 'passkey'`)).toEqual([]);
});

test('what changes nothing about them keeps nobody out', async () => {
  await using app = await startNewApp();
  const owner = clientOf(app);
  const { status } = await inBetween(app, () => owner.signIn(), `update people set name = 'Ada'`);
  expect(status).toBe(201);
  expect((await owner.ask('GET', '/api/sessions/current')).body.person.name).toBe('Ada');
});

/** A request whose body comes a second after its head was taken, and after `meanwhile`. */
async function slowly(app: TestApp, cookie: string, body: object, meanwhile: () => Promise<unknown>) {
  const url = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const text = JSON.stringify(body);
  const headers = {
    cookie,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    expect: '100-continue',
  };
  const asked = request(`${url}/api/invitations`, { method: 'POST', headers });
  asked.flushHeaders();
  await once(asked, 'continue');
  const since = performance.now();
  await meanwhile();
  await until(
    () => performance.now() - since,
    (ms) => ms > 1_000,
  );
  asked.end(text);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

const EVE = { email: 'eve@example.com', roles: ['administrator'] };

test.each([
  ['deactivated', { active: false }, 401],
  ['demoted', { roles: ['viewer'] }, 403],
  ['renamed', { name: 'Grace Example' }, 201],
])('who is %s while they hold back a body is asked again who they are', async (_what, change, expected) => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const admin = await signedInAs(app, ['administrator']);
  const demote = () => owner.ask('PATCH', admin.url, change);
  expect(await slowly(app, admin.cookie ?? '', EVE, demote)).toBe(expected);
});
