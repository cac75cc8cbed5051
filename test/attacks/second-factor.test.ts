import { expect, test } from 'vitest';
import { clientOf, OWNER, signedIn, startNewApp } from '#test/app.ts';
import { addTotp, codeOf, usePasskey, addPasskey } from '#test/factors.ts';

const DEEDS = [
  ['DELETE', '/api/profile/totp'],
  ['POST', '/api/profile/recovery-codes'],
  ['POST', '/api/profile/totp'],
  ['POST', '/api/profile/passkeys/challenges'],
] as const;

test('an older session and the password put no second factor in the place of the one that was added since', async () => {
  await using app = await startNewApp();
  const [thief, victim] = [await signedIn(app), await signedIn(app)];
  const { uri } = await addTotp(victim);
  const confirm = (proof: object) => thief.ask('POST', '/api/sessions/current/confirmations', proof);
  expect((await confirm({ password: OWNER.password })).status).toBe(204);
  for (const [method, url] of DEEDS) {
    const { status, body } = await thief.ask(method, url);
    expect([url, status, body.reason]).toEqual([url, 403, 'confirm_first']);
  }
  expect((await victim.ask('GET', '/api/profile')).body).toMatchObject({
    recoveryCodesLeft: 10,
    passkeys: [],
  });

  expect((await confirm({ code: codeOf(uri, 1) })).status).toBe(204);
  for (const [method, url] of DEEDS.toReversed()) {
    expect((await thief.ask(method, url)).status).toBeLessThan(300);
  }
});

test('one sign-in’s second factor does not finish the sign-in of somebody else', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const { code } = await addTotp(owner);
  const { key } = await addPasskey(owner);
  const thief = clientOf(app);
  expect((await thief.signIn()).status).toBe(202);
  const [first, second] = await Promise.all([
    clientOf(app).ask('POST', '/api/sessions/second-factor', { code: code(1) }),
    thief.ask('POST', '/api/sessions/second-factor', { code: code(1) }),
  ]);
  expect([first.status, second.status]).toEqual([401, 201]);
  const again = clientOf(app);
  await again.signIn();
  expect((await again.ask('POST', '/api/sessions/second-factor', { code: code(1) })).status).toBe(401);
  expect((await usePasskey(again, key)).status).toBe(201);
});
