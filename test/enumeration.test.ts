import { pbkdf2Sync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { openContext } from '#context.ts';
import { ok } from '#kernel/result.ts';
import type { Context } from '#operations/context.ts';
import { ensureOwner } from '#operations/set-up.ts';
import { Secret } from '#secrets/secret.ts';
import { buildServer } from '#server/build-server.ts';
import { LOOPBACK, OWNER, queryOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { fakeConnector } from '#test/fake-connector.ts';
import { testKeyring } from '#test/keys.ts';
import { ratioOfMedians, SAME } from '#test/timing.ts';

const silent = () => undefined;
const UNKNOWN = 'nobody@example.com';
const WITHOUT_PASSWORD = 'only-single-sign-on@example.com';
const DEACTIVATED = 'deactivated@example.com';
const MAILER = { from: 'OwlHub <owl@example.com>', base: 'http://localhost', send: async () => ok(null) };

/** An OwlHub with an account of each kind, and no worker, whose turns would be in the way. `worsen` puts a mistake in. */
async function startDoor(worsen: (ctx: Context) => Context = (ctx) => ctx) {
  const database = await testDatabase();
  const { poolConfig } = database;
  const { ctx, close } = await openContext({
    poolConfig,
    keyring: testKeyring(),
    connectors: { jira: fakeConnector().connector },
    network: LOOPBACK,
    mailer: MAILER,
    log: { info: silent, warn: silent, error: silent },
  });
  await ensureOwner(ctx, { email: OWNER.email, password: new Secret(OWNER.password) });
  for (const [email, hash, deactivatedAt] of [
    [WITHOUT_PASSWORD, 'null', 'null'],
    [DEACTIVATED, `(select password_hash from people where email = '${OWNER.email}')`, 'now()'],
  ]) {
    await queryOn(
      poolConfig,
      `insert into people (id, email, name, roles, password_hash, created_at, created_by, deactivated_at)
       values (gen_random_uuid(), '${email}', 'Test', '{viewer}', ${hash}, now(), 'Test', ${deactivatedAt})`,
    );
  }
  const options = { publicUrl: null, webRoot: null, version: '0.0.0' };
  const server = await buildServer(worsen(ctx), options);
  const dispose = async () => {
    await server.close();
    await close();
    await database.close();
  };
  const forgetAttempts = () => queryOn(poolConfig, 'truncate rate_limits');
  return { server, forgetAttempts, [Symbol.asyncDispose]: dispose };
}

const post = (server: FastifyInstance, url: string, sample: number, payload: object) =>
  server.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: `10.${(sample >> 8) & 255}.${sample & 255}.1`,
  });

const signIns = (server: FastifyInstance) => {
  const attempt = (email: string, password: string) => async (sample: number) => {
    const { statusCode } = await post(server, '/api/sessions', sample, { email, password });
    if (statusCode !== 401) throw new Error(`That was answered with ${statusCode}.`);
  };
  return [
    attempt(OWNER.email, 'fake-wrong-password'),
    attempt(UNKNOWN, 'fake-wrong-password'),
    attempt(WITHOUT_PASSWORD, 'fake-wrong-password'),
    attempt(DEACTIVATED, OWNER.password),
  ];
};

const resets = (server: FastifyInstance) =>
  [OWNER.email, UNKNOWN, WITHOUT_PASSWORD, DEACTIVATED].map((email) => async (sample: number) => {
    const { statusCode } = await post(server, '/api/password-resets', sample, { email });
    if (statusCode !== 202) throw new Error(`That was answered with ${statusCode}.`);
  });

const skipHashing = (ctx: Context): Context => ({
  ...ctx,
  secrets: {
    ...ctx.secrets,
    passwordMatches: async (hash, password) => hash !== null && ctx.secrets.passwordMatches(hash, password),
  },
});

const workForAccounts = (ctx: Context): Context => ({
  ...ctx,
  secrets: {
    ...ctx.secrets,
    hashToken: (text) => {
      if (text === OWNER.email) pbkdf2Sync('fake', 'fake', 20_000, 32, 'sha256');
      return ctx.secrets.hashToken(text);
    },
  },
});

const MINUTES = 8 * 60_000;

test(
  'the time that a refused sign-in takes does not say whether there is such an account',
  async () => {
    await using door = await startDoor();
    expect(await ratioOfMedians(signIns(door.server))).toBeLessThanOrEqual(SAME);
  },
  MINUTES,
);

test(
  'and it would be noticed if an unknown email were not hashed for',
  async () => {
    await using door = await startDoor(skipHashing);
    expect(await ratioOfMedians(signIns(door.server), { rounds: 1 })).toBeGreaterThan(2);
  },
  MINUTES,
);

test(
  'nor does the time of asking for a new password',
  async () => {
    await using door = await startDoor();
    expect(await ratioOfMedians(resets(door.server), { before: door.forgetAttempts })).toBeLessThanOrEqual(
      SAME,
    );
  },
  MINUTES,
);

test(
  'and it would be noticed if an account were a little more work',
  async () => {
    await using door = await startDoor(workForAccounts);
    expect(
      await ratioOfMedians(resets(door.server), { rounds: 2, before: door.forgetAttempts }),
    ).toBeGreaterThan(SAME);
  },
  MINUTES,
);
