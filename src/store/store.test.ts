import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DrizzleQueryError } from 'drizzle-orm';
import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { Unavailable } from '#kernel/unavailable.ts';
import { openKeyWork } from '#open-key-work.ts';
import { clientOf, NEW_INTEGRATION, startNewApp, until } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { testKeyring } from '#test/keys.ts';
import { plainError } from './errors.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = readdirSync(join(import.meta.dirname, 'migrations')).filter((name) =>
  name.endsWith('.sql'),
).length;

test('processes that start at once on a new database bring it up to date once', async () => {
  await using database = await testDatabase();
  const pools = Array.from({ length: 4 }, () => new Pool(database.poolConfig));
  await Promise.all(pools.map(migrate));
  const { rows } =
    (await pools[0]?.query('select count(*)::int as runs from drizzle.__drizzle_migrations')) ?? {};
  expect(rows).toEqual([{ runs: MIGRATIONS }]);
  await Promise.all(pools.map((pool) => pool.end()));
});

test('an error of the database leaves the store without the values that were being stored', async () => {
  await using database = await testDatabase();
  await using work = await openKeyWork({ poolConfig: database.poolConfig, keyring: testKeyring() });
  const person = {
    id: 'no-id',
    email: 'marker@example.com',
    name: 'x',
    roles: ['owner'],
    passwordHash: 'x',
    createdAt: 'x',
    createdBy: 'x',
    signedInAt: null,
    deactivatedAt: null,
    totpAddedAt: null,
  };
  const failure = await work.store.people.insert(person).catch((error: unknown) => error);
  expect(failure).not.toBeInstanceOf(DrizzleQueryError);
  expect(String(failure)).not.toContain('marker@example.com');
});

test.each(['ECONNREFUSED', '57P01', '53300', '53100', '08006', '25006'])(
  'code %s means that the database is away',
  (code) => {
    const error = new DrizzleQueryError('insert', ['marker'], Object.assign(new Error('no'), { code }));
    expect(plainError(error)).toBeInstanceOf(Unavailable);
  },
);

test('a broken rule of the database is not taken for its absence', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505' });
  expect(plainError(new DrizzleQueryError('insert', [], cause))).toBe(cause);
});

test('a transaction that fails leaves everything as it was', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const url = `/api/integrations/${body.id}`;
  await until(
    () => client.ask('GET', url),
    (answer) => answer.body.status === 'connected',
  );
  await using work = await openKeyWork({ poolConfig: app.database.poolConfig, keyring: app.keyring });
  const undone = work.store.transaction(async (store) => {
    await store.integrations.remove(body.id);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect((await client.ask('GET', url)).status).toBe(200);
});

test('of the history only the newest are kept', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await until(
    () => client.ask('GET', `/api/integrations/${body.id}`),
    (answer) => answer.body.status === 'connected',
  );
  await app.database.query(
    `insert into verifications (id, integration_id, state, cause, queued_at)
     select gen_random_uuid(), '${body.id}', 'passed', 'schedule', now() - n * interval '1 hour'
     from generate_series(1, 150) n`,
  );
  await using work = await openKeyWork({ poolConfig: app.database.poolConfig, keyring: app.keyring });
  await work.store.verifications.trim(body.id, 100);
  const history = await client.ask('GET', `/api/integrations/${body.id}/verifications`);
  expect(history.body.verifications).toHaveLength(100);
  expect(history.body.verifications[0].cause).toBe('created');
  const [kept] = await app.database.query('select count(*)::int as rows from verifications');
  expect(kept).toEqual({ rows: 100 });
});

test('of two transactions that wait for each other both are done, one after the other', async () => {
  await using database = await testDatabase();
  await using work = await openKeyWork({ poolConfig: database.poolConfig, keyring: testKeyring() });
  const met = new Set<string>();
  const take = (first: string, second: string) =>
    work.store.transaction(async (within) => {
      await within.roles.lock(first);
      met.add(first);
      // Begun anew, nobody is waited for.
      await until(
        () => met.size,
        (size) => size === 2,
      );
      return (await within.roles.lock(second))?.id;
    });
  expect(await Promise.all([take('analyst', 'viewer'), take('viewer', 'analyst')])).toEqual([
    'viewer',
    'analyst',
  ]);
});

test('a transaction that fails for another reason is not begun again', async () => {
  await using database = await testDatabase();
  await using work = await openKeyWork({ poolConfig: database.poolConfig, keyring: testKeyring() });
  let begun = 0;
  const failing = work.store.transaction(async () => {
    begun += 1;
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(begun).toBe(1);
});
