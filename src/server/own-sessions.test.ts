import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp, until } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('one’s own sessions say on which device, from where, how and when', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await app.server.inject({
    method: 'POST',
    url: '/api/sessions',
    remoteAddress: '193.99.144.80',
    headers: { 'user-agent': FIREFOX },
    payload: OWNER,
  });
  const { sessions } = (await client.ask('GET', '/api/sessions')).body;
  expect(sessions).toMatchObject([
    { current: true, place: 'This machine', method: 'password', hasSecondFactor: false },
    { current: false, device: 'Firefox on Linux', address: '193.99.144.80', place: 'Germany' },
  ]);
  expect(JSON.stringify(sessions)).not.toMatch(/token/i);
});

test('a session that the limits ended is not in the list', async () => {
  await using app = await startNewApp();
  const [client] = [await signedIn(app), await signedIn(app)];
  const { sessions } = (await client.ask('GET', '/api/sessions')).body;
  expect(sessions).toHaveLength(2);
  const [, { id }] = sessions;
  await app.database.query(`update sessions set seen_at = now() - interval '12 hours' where id = '${id}'`);
  expect((await client.ask('GET', '/api/sessions')).body.sessions).toHaveLength(1);
});

test('one session is ended, the others live; one of nobody is not there', async () => {
  await using app = await startNewApp();
  const [client, other, third] = [await signedIn(app), await signedIn(app), await signedIn(app)];
  const { sessions } = (await other.ask('GET', '/api/sessions')).body;
  const url = `/api/sessions/${sessions[0].id}`;
  expect((await client.ask('DELETE', url)).status).toBe(204);
  expect((await other.ask('GET', '/api/profile')).status).toBe(401);
  expect((await third.ask('GET', '/api/profile')).status).toBe(200);
  expect((await client.ask('DELETE', url)).status).toBe(404);
  expect((await auditEntries(app))[0]).toMatchObject({ action: 'session.revoked' });
});

test('all others are ended at once', async () => {
  await using app = await startNewApp();
  const [client, other] = [await signedIn(app), await signedIn(app), await signedIn(app)];
  expect((await client.ask('DELETE', '/api/sessions')).body).toEqual({ ended: 2 });
  expect((await other.ask('GET', '/api/profile')).status).toBe(401);
  expect((await client.ask('GET', '/api/profile')).status).toBe(200);
});

test('nobody ends the session of somebody else by its id', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await app.database.query(
    `insert into people (id, email, name, roles, created_at, created_by)
     values ('00000000-0000-4000-8000-000000000001', 'other@example.com', 'Other', '{viewer}', now(), 'Test')`,
  );
  const victim = await signedIn(app);
  const { sessions } = (await victim.ask('GET', '/api/sessions')).body;
  const { id } = sessions.find((one: { current: boolean }) => one.current);
  await app.database.query(
    `update sessions set person_id = '00000000-0000-4000-8000-000000000001' where id = '${id}'`,
  );
  expect((await client.ask('DELETE', `/api/sessions/${id}`)).status).toBe(404);
  expect((await victim.ask('GET', '/api/profile')).status).toBe(200);
});

test('dead sessions and sign-ins that were never finished are not kept', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await signedIn(app);
  await clientOf(app).ask('POST', '/api/passkeys/challenges');
  const { sessions } = (await client.ask('GET', '/api/sessions')).body;
  await app.database.query(
    `update sessions set created_at = now() - interval '8 days' where id = '${sessions[1].id}'`,
  );
  await app.database.query(`update steps set expires_at = now()`);
  const left = await until(
    () => app.database.query('select (select count(*) from sessions), (select count(*) from steps) as steps'),
    ([row]) => row?.['count'] === '1' && row['steps'] === '0',
  );
  expect(left).toHaveLength(1);
  expect((await client.ask('GET', '/api/profile')).status).toBe(200);
});
