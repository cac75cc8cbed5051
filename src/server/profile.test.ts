import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';
import { addPasskey, addTotp, codeOf, usePasskey } from '#test/factors.ts';

const ANOTHER = 'fake-copper-kettle-monsoon';
/** As if the last time they proved who they are was long ago. */
const LONG_AGO = `update sessions set confirmed_at = now() - interval '15 minutes'`;

test('a profile says what its owner has, and the name can be changed', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  expect((await client.ask('GET', '/api/profile')).body).toMatchObject({
    email: OWNER.email,
    roles: [{ id: 'owner', name: 'Owner' }],
    hasPassword: true,
    provider: null,
    needsSecondFactor: false,
    totp: null,
    recoveryCodesLeft: 0,
    passkeys: [],
    passkeysWork: true,
  });
  expect((await client.ask('PATCH', '/api/profile', { name: 'Ada Owl' })).body.name).toBe('Ada Owl');
  expect((await client.ask('GET', '/api/sessions/current')).body.person.name).toBe('Ada Owl');
  expect((await client.ask('PATCH', '/api/profile', { name: 'Ada\r\nBcc: x' })).status).toBe(422);
});

test('a new password takes the old one, ends the other sessions, and keeps this one', async () => {
  await using app = await startNewApp();
  const [client, other] = [await signedIn(app), await signedIn(app)];
  const change = (current?: string) =>
    client.ask('PUT', '/api/profile/password', { ...(current && { current }), password: ANOTHER });
  expect(await change()).toMatchObject({ status: 422, body: { errors: [{ field: 'current' }] } });
  expect(await change('fake-wrong-password')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'current' }] },
  });
  expect((await other.ask('GET', '/api/profile')).status).toBe(200);

  expect((await change(OWNER.password)).status).toBe(204);
  expect((await other.ask('GET', '/api/profile')).status).toBe(401);
  expect((await client.ask('GET', '/api/profile')).status).toBe(200);
  expect((await clientOf(app).signIn()).status).toBe(401);
  const again = await clientOf(app).ask('POST', '/api/sessions', { ...OWNER, password: ANOTHER });
  expect(again.status).toBe(201);
});

test('a new password that is tried first is refused', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const given = { current: OWNER.password, password: 'owner@example.com' };
  expect(await client.ask('PUT', '/api/profile/password', given)).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'password' }] },
  });
});

test('who has no password sets one, after they confirmed who they are', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await app.database.query('update people set password_hash = null');
  const set = () => client.ask('PUT', '/api/profile/password', { password: ANOTHER });
  await app.database.query(LONG_AGO);
  expect(await set()).toMatchObject({ status: 403, body: { reason: 'confirm_first' } });
  await app.database.query('update sessions set confirmed_at = now()');
  expect((await set()).status).toBe(204);
});

test('guessing at the password of a session that was taken over has to wait after ten tries', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const confirm = (password: string) =>
    client.ask('POST', '/api/sessions/current/confirmations', { password });
  expect((await confirm('fake-wrong-password')).status).toBe(422);
  await app.database.query(`update rate_limits set points = 10 where key like 'confirmation:%'`);
  expect((await confirm(OWNER.password)).status).toBe(429);
  await app.database.query(`update rate_limits set points = 9 where key like 'confirmation:%'`);
  expect((await confirm(OWNER.password)).status).toBe(204);
});

test.each([
  ['POST', '/api/profile/totp', undefined],
  ['POST', '/api/profile/totp/confirmations', { code: '000000' }],
  ['DELETE', '/api/profile/totp', undefined],
  ['POST', '/api/profile/recovery-codes', undefined],
  ['POST', '/api/profile/passkeys/challenges', undefined],
  ['POST', '/api/profile/passkeys', { name: 'Key', response: {} }],
  ['DELETE', '/api/profile/passkeys/00000000-0000-4000-8000-000000000000', undefined],
] as const)('%s %s asks who is there, and after that it does not', async (method, url, body) => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await app.database.query(LONG_AGO);
  expect(await client.ask(method, url, body)).toMatchObject({
    status: 403,
    body: { reason: 'confirm_first' },
  });
  const { password } = OWNER;
  expect((await client.ask('POST', '/api/sessions/current/confirmations', { password })).status).toBe(204);
  expect((await client.ask(method, url, body)).status).not.toBe(403);
});

test('proving again who is there gives the session a new token, and the old one is dead', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const before = client.cookie ?? '';
  const { password } = OWNER;
  expect((await client.ask('POST', '/api/sessions/current/confirmations', { password })).status).toBe(204);
  expect(client.cookie).not.toBe(before);
  expect((await client.ask('GET', '/api/sessions/current')).status).toBe(200);
  const old = await clientOf(app).ask('GET', '/api/sessions/current', undefined, { cookie: before });
  expect(old.status).toBe(401);
});

test('a code and a passkey confirm too, and make the session one with a second factor', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const { code } = await addTotp(client);
  const { key } = await addPasskey(client);
  const confirm = (proof: object) => client.ask('POST', '/api/sessions/current/confirmations', proof);
  const current = async () => (await client.ask('GET', '/api/sessions')).body.sessions[0];
  await app.database.query('update sessions set has_second_factor = false');
  expect((await confirm({ code: '000000' })).status).toBe(422);
  expect((await current()).hasSecondFactor).toBe(false);
  expect((await confirm({ code: code(1) })).status).toBe(204);
  expect((await current()).hasSecondFactor).toBe(true);
  expect((await confirm({ code: code(1) })).status).toBe(422);

  const asked = await client.ask('POST', '/api/passkeys/challenges');
  expect(asked.body.options.allowCredentials).toHaveLength(1);
  const response = key.get(asked.body.options);
  expect((await confirm({ response })).status).toBe(204);
  expect((await confirm({ response })).status).toBe(422);
});

test('an authenticator app counts only once it showed a right code', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const begun = await client.ask('POST', '/api/profile/totp');
  const confirm = (code: string) => client.ask('POST', '/api/profile/totp/confirmations', { code });
  expect(await confirm('000000')).toMatchObject({ status: 422, body: { errors: [{ field: 'code' }] } });
  expect((await clientOf(app).signIn()).status).toBe(201);
  expect((await confirm(codeOf(begun.body.uri))).status).toBe(200);
  expect((await clientOf(app).signIn()).status).toBe(202);
  expect((await confirm(codeOf(begun.body.uri, 1))).status).toBe(409);
});

test('the old app works until the new one is confirmed, and the recovery codes stay', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const old = await addTotp(client);
  const begun = await client.ask('POST', '/api/profile/totp');
  const half = clientOf(app);
  await half.signIn();
  expect((await half.ask('POST', '/api/sessions/second-factor', { code: old.code(1) })).status).toBe(201);

  const code = codeOf(begun.body.uri);
  const replaced = await client.ask('POST', '/api/profile/totp/confirmations', { code });
  expect(replaced).toMatchObject({ status: 200, body: { recoveryCodes: null } });
  await app.database.query('update people set totp_last_step = 0');
  await half.signIn();
  expect((await half.ask('POST', '/api/sessions/second-factor', { code: old.code(0) })).status).toBe(401);
  expect((await half.ask('POST', '/api/sessions/second-factor', { code })).status).toBe(201);
});

test('new recovery codes end the old ones; without a second factor there are none', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  expect((await client.ask('POST', '/api/profile/recovery-codes')).status).toBe(409);
  const { recoveryCodes: old } = await addTotp(client);
  const { codes } = (await client.ask('POST', '/api/profile/recovery-codes')).body;
  const half = clientOf(app);
  await half.signIn();
  expect((await half.ask('POST', '/api/sessions/second-factor', { code: old[0] })).status).toBe(401);
  expect((await half.ask('POST', '/api/sessions/second-factor', { code: codes[0] })).status).toBe(201);
});

test('where a role asks for a second factor nothing works before there is one, and the last one stays', async () => {
  await using app = await startNewApp();
  await app.database.query(`update roles set needs_second_factor = true where id = 'owner'`);
  const client = await signedIn(app);
  const session = async () => (await client.ask('GET', '/api/sessions/current')).body;
  expect(await session()).toMatchObject({ mustAddSecondFactor: true, permissions: [] });
  expect((await client.ask('GET', '/api/integrations')).status).toBe(403);

  await addTotp(client);
  expect(await session()).toMatchObject({ mustAddSecondFactor: false });
  expect((await client.ask('GET', '/api/integrations')).status).toBe(200);
  expect(await client.ask('DELETE', '/api/profile/totp')).toMatchObject({
    status: 409,
    body: { reason: 'second_factor_needed' },
  });
  const { added } = await addPasskey(client);
  expect(added.body.recoveryCodes).toBeNull();
  expect((await client.ask('DELETE', '/api/profile/totp')).status).toBe(204);
  const last = await client.ask('DELETE', `/api/profile/passkeys/${added.body.passkey.id}`);
  expect(last.status).toBe(409);
});

test('who removes their last second factor loses what only that allowed', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await addTotp(client);
  expect((await client.ask('DELETE', '/api/profile/totp')).status).toBe(204);
  expect((await client.ask('DELETE', '/api/profile/totp')).status).toBe(404);
  await app.database.query(`update roles set needs_second_factor = true where id = 'owner'`);
  expect((await client.ask('GET', '/api/sessions/current')).body.mustAddSecondFactor).toBe(true);
});

test('every change is in the audit log, without a secret', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const { code } = await addTotp(client);
  const { key } = await addPasskey(client);
  await client.ask('POST', '/api/profile/recovery-codes');
  await client.ask('POST', '/api/sessions/current/confirmations', { code: code(1) });
  await client.ask('PUT', '/api/profile/password', { current: OWNER.password, password: ANOTHER });
  await usePasskey(clientOf(app), key);
  await client.ask('DELETE', '/api/profile/totp');
  const done = (await auditEntries(app)).map(({ action }) => action);
  expect(done.slice(0, 8)).toEqual([
    'second_factor.removed',
    'sign_in.succeeded',
    'password.changed',
    'session.confirmed',
    'recovery_codes.made',
    'passkey.added',
    'second_factor.added',
    'sign_in.succeeded',
  ]);
});
