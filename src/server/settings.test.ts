import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';

const PROVIDER = `insert into providers (id, issuer, chosen, client, client_key, created_at) values
  ('00000000-0000-4000-8000-00000000000a', 'https://sso.example', '{"name": "Example", "enabled": true}', 'x', 'x', now())`;

test('the settings have their defaults, and are changed one by one', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const before = (await client.ask('GET', '/api/settings')).body;
  expect(before).toEqual({
    sessionIdleMinutes: 720,
    sessionAtMostHours: 168,
    auditKeepDays: 400,
    passwordSignIn: 'everyone',
    breakGlassPersonId: null,
    mail: { configured: false, from: null },
    publicUrl: null,
  });
  const after = (await client.ask('PATCH', '/api/settings', { sessionIdleMinutes: 30 })).body;
  expect(after).toEqual({ ...before, sessionIdleMinutes: 30 });
  expect((await auditEntries(app))[0]).toMatchObject({ action: 'settings.changed', target: 'Settings' });
});

test('a session ends when the settings say so, also one that began before', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await client.ask('PATCH', '/api/settings', { sessionIdleMinutes: 5 });
  await app.database.query(`update sessions set seen_at = now() - interval '4 minutes 50 seconds'`);
  expect((await client.ask('GET', '/api/profile')).status).toBe(200);
  await app.database.query(`update sessions set seen_at = now() - interval '5 minutes'`);
  expect((await client.ask('GET', '/api/profile')).status).toBe(401);
});

test.each([
  [{ sessionIdleMinutes: 4 }, 'sessionIdleMinutes'],
  [{ sessionAtMostHours: 0 }, 'sessionAtMostHours'],
  [{ sessionAtMostHours: 721 }, 'sessionAtMostHours'],
  [{ sessionAtMostHours: 1 }, 'sessionIdleMinutes'],
  [{ auditKeepDays: 29 }, 'auditKeepDays'],
  [{ passwordSignIn: 'nobody' }, 'passwordSignIn'],
  [{ passwordSignIn: 'break_glass' }, 'passwordSignIn'],
])('%j is refused', async (change, field) => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  expect(await client.ask('PATCH', '/api/settings', change)).toMatchObject({
    status: 422,
    body: { errors: [{ field }] },
  });
});

test('single sign-on only needs a provider, and an active owner who still gets in with a password', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const { id } = (await client.ask('GET', '/api/profile')).body;
  const only = (breakGlassPersonId: string | null) =>
    client.ask('PATCH', '/api/settings', { passwordSignIn: 'break_glass', breakGlassPersonId });
  expect((await only(id)).body.errors).toMatchObject([{ field: 'passwordSignIn' }]);
  await app.database.query(PROVIDER);
  expect((await only(null)).body.errors).toMatchObject([{ field: 'breakGlassPersonId' }]);
  for (const change of [`password_hash = null`, `deactivated_at = now()`]) {
    await app.database.query(
      `insert into people (id, email, name, roles, password_hash, created_at, created_by)
       values ('00000000-0000-4000-8000-00000000000b', 'b@example.com', 'B', '{owner}', 'x', now(), 'Test')`,
    );
    await app.database.query(`update people set ${change} where email = 'b@example.com'`);
    const answer = await only('00000000-0000-4000-8000-00000000000b');
    expect(answer.body.errors).toMatchObject([{ field: 'breakGlassPersonId' }]);
    await app.database.query(`delete from people where email = 'b@example.com'`);
  }
  expect((await only(id)).status).toBe(200);
  expect((await clientOf(app).signIn()).status).toBe(201);
  expect((await clientOf(app).ask('GET', '/api/sign-in')).body).toMatchObject({
    password: 'break_glass',
    provider: { name: 'Example' },
    resetByMail: false,
  });
});

test('where everybody uses single sign-on, a password is answered with that, whoever’s it is', async () => {
  await using app = await startNewApp();
  await app.database.query(`update settings set chosen = '{"passwordSignIn": "break_glass"}'`);
  const right = await clientOf(app).signIn();
  const unknown = await clientOf(app).ask('POST', '/api/sessions', { ...OWNER, email: 'x@example.com' });
  expect([right.status, unknown.status]).toEqual([401, 401]);
  expect(right.body.detail).toMatch(/single sign-on/);
  expect(unknown.body.detail).toBe(right.body.detail);
});
