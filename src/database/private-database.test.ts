import { existsSync } from 'node:fs';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
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

test('what PostgreSQL logs about a value that it refuses does not hold the value', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  const database = await openDatabase({ dataDir: folder.path, databaseUrl: null }, quiet);
  const client = new Client(database.poolConfig);
  await client.connect();
  await client.query('create table owls (name text unique, age int not null)');
  const insert = (values: unknown[]) => client.query('insert into owls values ($1, $2)', values);
  await insert(['fake-marker', 1]);
  for (const values of [
    ['fake-marker', 2],
    ['fake-marker-2', null],
  ])
    await expect(insert(values)).rejects.toThrow(/violates/);
  await client.end();
  await database.close();
  const log = await readFile(`${folder.path}/postgres.log`, 'utf8');
  expect(log.match(/violates/g)).toHaveLength(2);
  expect(log).not.toContain('fake-marker');
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

test('a server that dies is started again by the OwlHub that uses it, behind the same address', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  const database = await openDatabase({ dataDir: folder.path, databaseUrl: null }, log);
  const [pid = ''] = (await readFile(`${folder.path}/postgres/postmaster.pid`, 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await expect.poll(() => ask(database.connectionString, '1').catch(String), { timeout: 15_000 }).toBe(1);
  expect(warnings[0]).toContain('went away');
  await database.close();
});

test('a data directory with a path too long for a socket works too', async () => {
  await using folder = await temporaryFolder();
  const dataDir = `${folder.path}/${'long-'.repeat(20)}`;
  await openDataDir(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl: null }, quiet);
  expect(await ask(database.connectionString, '1')).toBe(1);
  const socketDir = String(database.poolConfig.host);
  expect(socketDir.length).toBeLessThan(80);
  await database.close();
  expect(existsSync(socketDir)).toBe(false);
});

test('a claim that a crash left behind does not stop the next start, even where its number is now somebody else', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  const config = { dataDir: folder.path, databaseUrl: null };
  await (await openDatabase(config, quiet)).close();
  const claim = [process.pid, `${folder.path}/postgres`, 1, 5432, `${folder.path}/run`, '', '1 2', 'ready'];
  await writeFile(`${folder.path}/postgres/postmaster.pid`, `${claim.join('\n')}\n`);
  const database = await openDatabase(config, quiet);
  expect(await ask(database.connectionString, '1')).toBe(1);
  await database.close();
});

test('what a killed start left half made is not used', async () => {
  await using folder = await temporaryFolder();
  await openDataDir(folder.path);
  await mkdir(`${folder.path}/postgres.new-killed/base`, { recursive: true });
  await utimes(`${folder.path}/postgres.new-killed`, 1, 1);
  const database = await openDatabase({ dataDir: folder.path, databaseUrl: null }, quiet);
  expect(await ask(database.connectionString, '1')).toBe(1);
  await database.close();
  expect(existsSync(`${folder.path}/postgres.new-killed`)).toBe(false);
});
