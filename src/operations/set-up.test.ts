import { expect, test } from 'vitest';
import { openContext } from '#context.ts';
import { Secret } from '#secrets/secret.ts';
import { LOOPBACK, OWNER } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { fakeConnector } from '#test/fake-connector.ts';
import { testKeyring } from '#test/keys.ts';
import { createSetUpLink, setUp } from './set-up.ts';

const VISITOR = { address: '192.0.2.1', device: 'Firefox on Linux', oldToken: null };
const silent = () => undefined;

test('hashing a password is work that only a valid link can ask for', async () => {
  await using database = await testDatabase();
  const { ctx, close } = await openContext({
    poolConfig: database.poolConfig,
    keyring: testKeyring(),
    connectors: { jira: fakeConnector().connector },
    network: LOOPBACK,
    mailer: null,
    log: { info: silent, warn: silent, error: silent },
  });
  let hashed = 0;
  const hashPassword = async () => `hash ${(hashed += 1)}`;
  const counting = { ...ctx, secrets: { ...ctx.secrets, hashPassword } };
  const given = { email: OWNER.email, password: new Secret(OWNER.password), visitor: VISITOR };
  const token = (await createSetUpLink(ctx)) ?? 'none';

  await expect(setUp(counting, { ...given, token: 'made-up' })).rejects.toThrow(/not valid/);
  expect(hashed).toBe(0);
  await setUp(counting, { ...given, token });
  expect(hashed).toBe(1);
  await expect(setUp(counting, { ...given, token })).rejects.toThrow(/its owner already/);
  expect(hashed).toBe(1);
  await close();
});
