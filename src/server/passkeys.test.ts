import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp } from '#test/app.ts';
import { createAuthenticator } from '#test/authenticator.ts';
import { addPasskey, addTotp, usePasskey } from '#test/factors.ts';

test('a passkey signs its owner in, and counts as both factors', async () => {
  await using app = await startNewApp();
  const { key, added } = await addPasskey(await signedIn(app));
  expect(added).toMatchObject({ status: 201, body: { passkey: { name: 'Blue key', lastUsedAt: null } } });
  expect(added.body.recoveryCodes).toHaveLength(10);

  const client = clientOf(app);
  const asked = await client.ask('POST', '/api/passkeys/challenges');
  expect(asked.body.options).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
  expect(asked.body.options.allowCredentials ?? []).toEqual([]);
  expect(await usePasskey(client, key)).toMatchObject({
    status: 201,
    body: { person: { email: OWNER.email } },
  });
  const { body } = await client.ask('GET', '/api/sessions');
  expect(body.sessions[0]).toMatchObject({ current: true, method: 'passkey', hasSecondFactor: true });
});

test('a passkey is a second factor, also one that cannot ask for a PIN', async () => {
  await using app = await startNewApp();
  const { key } = await addPasskey(await signedIn(app), { verifies: false });
  const client = clientOf(app);
  expect(await client.signIn()).toMatchObject({
    status: 202,
    body: { methods: ['passkey', 'recovery_code'] },
  });
  const asked = await client.ask('POST', '/api/passkeys/challenges');
  expect(asked.body.options.allowCredentials).toHaveLength(1);
  expect((await usePasskey(client, key)).status).toBe(201);

  expect((await usePasskey(clientOf(app), key)).status).toBe(401);
});

test('an answer works once, and only to the challenge of the same browser', async () => {
  await using app = await startNewApp();
  const { key } = await addPasskey(await signedIn(app));
  const client = clientOf(app);
  const asked = await client.ask('POST', '/api/passkeys/challenges');
  const response = key.get(asked.body.options);
  const elsewhere = clientOf(app);
  await elsewhere.ask('POST', '/api/passkeys/challenges');
  expect((await elsewhere.ask('POST', '/api/sessions/passkey', { response })).status).toBe(401);
  const cookie = client.cookie ?? '';
  expect((await client.ask('POST', '/api/sessions/passkey', { response })).status).toBe(201);
  const replayed = await clientOf(app).ask('POST', '/api/sessions/passkey', { response }, { cookie });
  expect(replayed.status).toBe(401);
});

test.each([
  ['of another site', createAuthenticator({ origin: 'https://evil.example' })],
  ['that nobody has added', createAuthenticator()],
])('a passkey %s signs nobody in', async (_what, stranger) => {
  await using app = await startNewApp();
  expect((await usePasskey(clientOf(app), stranger)).status).toBe(401);
});

test('an answer that is none is refused, not a bug', async () => {
  await using app = await startNewApp();
  const { key } = await addPasskey(await signedIn(app));
  const client = clientOf(app);
  const asked = await client.ask('POST', '/api/passkeys/challenges');
  const { id } = key.get(asked.body.options);
  for (const response of [
    {},
    { id },
    { id, rawId: id, type: 'public-key', response: { clientDataJSON: 7 } },
  ]) {
    await client.ask('POST', '/api/passkeys/challenges');
    expect((await client.ask('POST', '/api/sessions/passkey', { response })).status).toBe(401);
  }
});

test('a passkey made for another page, or not asked for, is not added', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const { added } = await addPasskey(client, { origin: 'https://evil.example' });
  expect(added.status).toBe(409);
  const { key } = await addPasskey(client);
  const response = key.create({ challenge: 'made-up', rp: { id: 'localhost' } });
  expect((await client.ask('POST', '/api/profile/passkeys', { name: 'Again', response })).status).toBe(409);
  expect((await client.ask('GET', '/api/profile')).body.passkeys).toHaveLength(1);
});

test('a passkey is renamed and removed; the one of somebody else is not there', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const { added } = await addPasskey(client);
  const url = `/api/profile/passkeys/${added.body.passkey.id}`;
  expect((await client.ask('PATCH', url, { name: 'Red key' })).body.name).toBe('Red key');
  const nowhere = '/api/profile/passkeys/00000000-0000-4000-8000-000000000000';
  expect((await client.ask('PATCH', nowhere, { name: 'Red key' })).status).toBe(404);
  expect((await client.ask('DELETE', nowhere)).status).toBe(404);
  expect((await client.ask('DELETE', url)).status).toBe(204);
  expect((await client.ask('GET', '/api/profile')).body).toMatchObject({
    passkeys: [],
    recoveryCodesLeft: 0,
  });
  expect((await clientOf(app).signIn()).status).toBe(201);
});

test('where OwlHub does not know its address passkeys do not work, and it says so', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const host = { host: 'owlhub.example' };
  expect((await client.ask('GET', '/api/profile', undefined, host)).body.passkeysWork).toBe(false);
  expect((await client.ask('GET', '/api/sign-in', undefined, host)).body.passkeys).toBe(false);
  for (const url of ['/api/passkeys/challenges', '/api/profile/passkeys/challenges']) {
    const answer = await client.ask('POST', url, undefined, host);
    expect(answer).toMatchObject({ status: 409, body: { reason: 'passkeys_unavailable' } });
    expect((await client.ask('POST', url)).status).toBe(200);
  }
  expect((await client.ask('GET', '/api/profile')).body.passkeysWork).toBe(true);
});

test('a passkey of a sign-in that waits must be one of the same person', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  await addTotp(client);
  const { key } = await addPasskey(client);
  await app.database.query(
    `insert into people (id, email, name, roles, created_at, created_by)
     values ('00000000-0000-4000-8000-000000000001', 'other@example.com', 'Other', '{viewer}', now(), 'Test')`,
  );
  const half = clientOf(app);
  await half.signIn();
  await app.database.query(`update passkeys set person_id = '00000000-0000-4000-8000-000000000001'`);
  const asked = await half.ask('POST', '/api/passkeys/challenges');
  expect(asked.body.options.allowCredentials ?? []).toEqual([]);
  const response = key.get(asked.body.options);
  expect((await half.ask('POST', '/api/sessions/passkey', { response })).status).toBe(401);
});
