import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { openDatabase } from './index.ts';
import { openDataDir } from './data-dir.ts';

const quiet = { warn: () => undefined };

async function ask(connectionString: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(`select ${question} as answer`);
  await client.end();
  return rows[0]?.answer;
}

test('a private database answers over its socket, has no port, and is gone after closing', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  const database = await openDatabase({ dataDir: folder.path, databaseUrl: null }, quiet);
  expect(await ask(database.connectionString, 'current_database()')).toBe('owlhub');
  expect(await ask(database.connectionString, "current_setting('listen_addresses')")).toBe('');
  await database.close();
  await expect(ask(database.connectionString, '1')).rejects.toThrow(/ENOENT/);
});

test('a second OwlHub shares the database, and the last one stops it', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  const config = { dataDir: folder.path, databaseUrl: null };
  const [first, second] = await Promise.all([openDatabase(config, quiet), openDatabase(config, quiet)]);
  const pid = await readFile(`${folder.path}/postgres/postmaster.pid`, 'utf8');
  await first.close();
  expect(await ask(second.connectionString, '1')).toBe(1);
  expect(await readFile(`${folder.path}/postgres/postmaster.pid`, 'utf8')).toBe(pid);
  await second.close();
  await expect(ask(second.connectionString, '1')).rejects.toThrow(/ENOENT/);
});
