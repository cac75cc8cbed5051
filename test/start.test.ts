import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { testDatabase } from './database.ts';
import { runOwlHub, startOwlHub } from './owlhub-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const key = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`;
const ready = async (url: string) => (await fetch(`${url}/readyz`)).status;

test('OwlHub prints its address and a one-time link, ends cleanly, and starts again on the same data', async () => {
  await using folder = await temporaryFolder();
  const env = { OWLHUB_DATA_DIR: `${folder.path}/data` };
  await using first = await startOwlHub(env);
  expect(await ready(first.url)).toBe(200);
  expect(first.setUpToken()).not.toBeNull();
  expect(first.said()).toContain('Back it up');
  expect(await first.end('SIGINT')).toBe(0);
  await expect(fetch(first.url)).rejects.toThrow();
  const keys = await readFile(`${folder.path}/data/keys`, 'utf8');

  await using second = await startOwlHub(env);
  expect(await ready(second.url)).toBe(200);
  expect(second.said()).not.toContain('Back it up');
  expect(await readFile(`${folder.path}/data/keys`, 'utf8')).toBe(keys);
});

test('after kill -9 OwlHub starts again and finds the database that lived on', async () => {
  await using folder = await temporaryFolder();
  const env = { OWLHUB_DATA_DIR: folder.path };
  const killed = await startOwlHub(env);
  const server = await readFile(`${folder.path}/postgres/postmaster.pid`, 'utf8');
  await killed.end('SIGKILL');
  await using again = await startOwlHub(env);
  expect(await ready(again.url)).toBe(200);
  expect(await readFile(`${folder.path}/postgres/postmaster.pid`, 'utf8')).toBe(server);
});

test('a second OwlHub on the same data directory shares it, and outlives the first', async () => {
  await using folder = await temporaryFolder();
  const env = { OWLHUB_DATA_DIR: folder.path };
  await using first = await startOwlHub(env);
  await using second = await startOwlHub(env);
  expect(await ready(second.url)).toBe(200);
  expect(await first.end()).toBe(0);
  expect(await ready(second.url)).toBe(200);
});

test('a port in use is one line and exit status 1, and the one who uses it is not disturbed', async () => {
  await using folder = await temporaryFolder();
  await using database = await testDatabase();
  await using server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const env = { OWLHUB_DATA_DIR: folder.path, DATABASE_URL: database.connectionString };
  const { status, said } = await runOwlHub(['start'], { ...env, PORT: String(port) });
  expect(status).toBe(1);
  expect(said).toContain(`Port ${port} of localhost is already in use`);
  expect(server.listening).toBe(true);
});

test('a data directory with files of others is refused in one line, and left as it is', async () => {
  await using folder = await temporaryFolder();
  await writeFile(`${folder.path}/letter.txt`, '');
  const { status, said } = await runOwlHub(['start'], { OWLHUB_DATA_DIR: folder.path });
  expect(status).toBe(1);
  expect(said).toMatch(/^[^\n]*letter\.txt[^\n]*\n$/);
  expect(await readdir(folder.path)).toEqual(['letter.txt']);
});

test('a file in the place of the data directory is refused in one line', async () => {
  await using folder = await temporaryFolder();
  await writeFile(`${folder.path}/data`, '');
  const { status, said } = await runOwlHub(['start'], { OWLHUB_DATA_DIR: `${folder.path}/data` });
  expect(status).toBe(1);
  expect(said).toMatch(/^[^\n]*is a file, not a folder[^\n]*\n$/);
});

test('a data directory where nothing may be written is refused in one line', async () => {
  const { status, said } = await runOwlHub(['start'], { OWLHUB_DATA_DIR: '/sys/owlhub' });
  expect(status).toBe(1);
  expect(said.trim()).toMatch(/^The data directory \/sys\/owlhub cannot be used: [^\n]+$/);
});

test('a data directory of another PostgreSQL version is refused with advice', async () => {
  await using folder = await temporaryFolder();
  await mkdir(`${folder.path}/postgres`);
  await writeFile(`${folder.path}/owlhub.json`, '{}');
  await writeFile(`${folder.path}/postgres/PG_VERSION`, '17\n');
  const { status, said } = await runOwlHub(['start'], { OWLHUB_DATA_DIR: folder.path });
  expect(status).toBe(1);
  expect(said).toMatch(/made by PostgreSQL 17.*brings PostgreSQL 18.*pg_dump/);
});

test('a database that is away, and wrong settings, are one line each, without the password', async () => {
  await using folder = await temporaryFolder();
  const password = 'fake-password-not-a-secret';
  const away = await runOwlHub(['start'], {
    OWLHUB_DATA_DIR: folder.path,
    DATABASE_URL: `postgresql://owl:${password}@127.0.0.1:1/owlhub`,
  });
  expect(away).toMatchObject({ status: 1 });
  expect(away.said).toMatch(
    /^The database of DATABASE_URL \(127\.0\.0\.1:1\/owlhub\) cannot be used: nothing listens there[^\n]*\n$/,
  );
  expect(away.said).not.toContain(password);
  const wrong = await runOwlHub(['start'], { PORT: 'http', OWLHUB_ALLOWED_NETWORKS: 'home' });
  expect(wrong.status).toBe(1);
  expect(wrong.said).toMatch(/PORT.*OWLHUB_ALLOWED_NETWORKS/);
});

test('with the wrong keys OwlHub refuses to start and names the missing one; with the right one it starts', async () => {
  await using folder = await temporaryFolder();
  await using database = await testDatabase();
  const env = { OWLHUB_DATA_DIR: folder.path, DATABASE_URL: database.connectionString };
  await using first = await startOwlHub({ ...env, OWLHUB_KEYS: key('first') });
  await first.end();
  const refused = await runOwlHub(['start'], { ...env, OWLHUB_KEYS: key('other') });
  expect(refused.status).toBe(1);
  expect(refused.said).toMatch(/OWLHUB_KEYS.*first/);
  await using both = await startOwlHub({ ...env, OWLHUB_KEYS: `${key('other')},${key('first')}` });
  expect(await ready(both.url)).toBe(200);
});

test.each([[[]], [['fly']], [['start', '--fast']]])(
  '%j is no command: usage and exit status 2',
  async (args) => {
    const { status, said } = await runOwlHub(args, {});
    expect(status).toBe(2);
    expect(said).toContain('Usage: owlhub <command>');
  },
);
