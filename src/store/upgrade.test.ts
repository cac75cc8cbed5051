import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, OWNER, signedIn, startApp, startNewApp } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { temporaryFolder } from '#test/temporary-folder.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** The migrations that there were at first. */
async function bringToFirst(client: Client): Promise<void> {
  await using folder = await temporaryFolder();
  mkdirSync(join(folder.path, 'meta'));
  cpSync(join(MIGRATIONS, '0000_first.sql'), join(folder.path, '0000_first.sql'));
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'));
  const entries = journal.entries.slice(0, 1);
  writeFileSync(join(folder.path, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  await migrate(drizzle(client), { migrationsFolder: folder.path });
}

test('an OwlHub from before there were people keeps its owner and its integrations', async () => {
  await using today = await startNewApp();
  const { add, settled } = await signedIn(today);
  await settled(await add(), 'connected');
  const [integration] = await today.database.query('select * from integrations');
  const [person] = await today.database.query('select id, password_hash from people');

  await using old = await testDatabase();
  const client = new Client(old.poolConfig);
  await client.connect();
  await bringToFirst(client);
  await client.query(
    `insert into people (id, email, role, password_hash, created_at) values ($1, $2, 'owner', $3, now())`,
    [person?.['id'], OWNER.email, person?.['password_hash']],
  );
  await client.query(
    'insert into integrations select * from jsonb_populate_record(null::integrations, $1::jsonb)',
    [JSON.stringify(integration)],
  );
  await client.query(
    `insert into sessions (token_hash, person_id, created_at, seen_at) values ('x', $1, now(), now())`,
    [person?.['id']],
  );
  await client.end();

  await using upgraded = await startApp({ poolConfig: old.poolConfig, keyring: today.keyring, owner: false });
  const owner = clientOf(upgraded);
  const { status, body } = await owner.signIn();
  expect(status).toBe(201);
  expect(body.person).toMatchObject({ email: OWNER.email, name: 'owner', roles: [{ name: 'Owner' }] });
  const listed = await owner.ask('GET', '/api/integrations');
  expect(listed.body.integrations).toMatchObject([
    { name: NEW_INTEGRATION.name, siteUrl: NEW_INTEGRATION.siteUrl, status: 'connected' },
  ]);
  expect((await owner.ask('GET', '/api/people')).body.people).toMatchObject([
    { lastOwner: true, sessions: 1 },
  ]);
  expect((await owner.ask('POST', '/api/audit/verifications')).body.intact).toBe(true);
});
