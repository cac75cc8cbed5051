import { expect, test } from 'vitest';
import { clientOf, OWNER, startNewApp, tokenIn } from '#test/app.ts';
import { formatKey } from '#secrets/keyring.ts';
import { auditEntries } from '#test/audit.ts';
import { testKey, testKeyring } from '#test/keys.ts';
import { runOwlHub } from '#test/owlhub-process.ts';
import { users } from './users.ts';

/** An OwlHub that runs, and its command line on the same server. */
async function withCommands(...flags: string[]) {
  const key = testKey();
  const app = await startNewApp({ keyring: testKeyring(key) });
  const env = {
    DATABASE_URL: app.database.connectionString,
    OWLHUB_KEYS: formatKey(key),
    ...Object.fromEntries(flags.map((flag) => flag.split('='))),
  };
  return { ...app, users: (...args: string[]) => runOwlHub(['users', ...args], env) };
}

test('the only owner who forgot their password gets a link on the server, while OwlHub runs', async () => {
  await using app = await withCommands('OWLHUB_URL=https://owlhub.example');
  const { status, said } = await app.users('reset-password', 'Owner@example.com');
  expect(status).toBe(0);
  const link = /https:\/\/owlhub\.example\/reset#[\w-]{43}/.exec(said)?.[0] ?? '';
  const password = 'fake-meadow-copper-9-trumpets';
  const used = await clientOf(app).ask('POST', '/api/password-resets/used', {
    token: tokenIn(link),
    password,
  });
  expect(used.status).toBe(204);
  const again = await clientOf(app).ask('POST', '/api/sessions', { email: OWNER.email, password });
  expect(again.status).toBe(201);
  const made = (await auditEntries(app)).find(({ action }) => action === 'password.reset_made');
  expect(made).toMatchObject({ actor: 'Command line', target: 'owner <owner@example.com>' });
});

test('the only owner who lost their second factor is rid of it', async () => {
  await using app = await withCommands();
  await app.database.query('update people set totp_added_at = now()');
  const { status, said } = await app.users('reset-second-factor', OWNER.email);
  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('no second factor') });
  expect(await app.database.query('select totp_added_at from people')).toEqual([{ totp_added_at: null }]);
  const [entry] = await auditEntries(app);
  expect(entry).toMatchObject({ action: 'second_factor.reset', actor: 'Command line' });
});

test('everybody is listed, and an email that nobody has is said to be so', async () => {
  await using app = await withCommands();
  const list = await app.users('list');
  expect(list.status).toBe(0);
  expect(list.said).toMatch(/^NAME +EMAIL +ROLES +STATUS +SECOND FACTOR +SIGNED IN$/m);
  expect(list.said).toMatch(/^owner +owner@example\.com +Owner +active +no +never$/m);
  const nobody = await app.users('reset-password', 'nobody@example.com');
  expect(nobody).toMatchObject({ status: 1, said: expect.stringContaining('Nobody has the email') });
});

test.each([[], ['delete', OWNER.email], ['reset-password'], ['list', 'more'], ['reset-password', 'a', 'b']])(
  'called wrongly (%s %s %s) it says how',
  async (...args) => {
    const io = { env: {}, input: process.stdin, write: () => undefined, complain: () => undefined };
    await expect(users(args, io)).rejects.toThrow(/Say: owlhub users list/);
  },
);
