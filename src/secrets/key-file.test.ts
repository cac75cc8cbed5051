import { chmod, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { openKeyFile } from './key-file.ts';
import { formatKey } from './keyring.ts';
import { openKeyring } from './open-keyring.ts';
import { testKey } from '#test/keys.ts';

const silent = () => {};

test('the first start makes a key file that only its owner can read, and says to back it up', async () => {
  await using folder = await temporaryFolder();
  const warnings: string[] = [];
  const ring = await openKeyFile(join(folder.path, 'keys'), (message) => warnings.push(message));
  expect((await stat(join(folder.path, 'keys'))).mode & 0o777).toBe(0o600);
  expect(await ring.list()).toHaveLength(1);
  expect(warnings.join()).toMatch(/Back it up/);
});

test('the next start reads the same key and warns no more', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const first = await (await openKeyFile(path, silent)).list();
  const warnings: string[] = [];
  expect(await (await openKeyFile(path, (message) => warnings.push(message))).list()).toEqual(first);
  expect(warnings).toEqual([]);
});

test('processes that start at once agree on one key and leave no drafts', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const rings = await Promise.all(Array.from({ length: 8 }, () => openKeyFile(path, silent)));
  const ids = await Promise.all(rings.map(async (ring) => (await ring.list())[0]?.id));
  expect(new Set(ids).size).toBe(1);
  expect(await readdir(folder.path)).toEqual(['keys']);
});

test('a key file that others may read is refused with the command that closes it', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  await openKeyFile(path, silent);
  await chmod(path, 0o644);
  await expect(openKeyFile(path, silent)).rejects.toThrow(/chmod 600/);
});

test('a key that is added comes first, and a process that runs already sees it', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const [running, rotating] = [await openKeyFile(path, silent), await openKeyFile(path, silent)];
  const [old] = await running.list();
  const added = await rotating.add?.();
  expect((await running.list()).map(({ id }) => id)).toEqual([added?.id, old?.id]);
});

test('of keys that several processes add at once, none is lost', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const rings = await Promise.all(Array.from({ length: 6 }, () => openKeyFile(path, silent)));
  const [first] = (await rings[0]?.list()) ?? [];
  const added = await Promise.all(rings.map(async (ring) => ring.add?.()));
  const ids = (await (await openKeyFile(path, silent)).list()).map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set([first, ...added].map((key) => key?.id)));
  expect(await readdir(folder.path)).toEqual(['keys']);
});

test('a lock that a killed process left behind holds nobody up', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const ring = await openKeyFile(path, silent);
  await writeFile(`${path}.lock`, '');
  const longAgo = new Date(Date.now() - 11_000);
  await utimes(`${path}.lock`, longAgo, longAgo);
  const added = await ring.add?.();
  expect((await ring.list())[0]?.id).toBe(added?.id);
});

test('no key is added to a key file that is damaged: it stays as it is, for somebody to mend', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const ring = await openKeyFile(path, silent);
  await writeFile(path, 'damaged');
  await expect(ring.add?.()).rejects.toThrow(/is not id:base64/);
  expect(await readFile(path, 'utf8')).toBe('damaged');
  expect(await readdir(folder.path)).toEqual(['keys']);
});

test('a key file that is lost while OwlHub runs does not take the keys from it', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'keys');
  const ring = await openKeyFile(path, silent);
  const before = await ring.list();
  await rm(path);
  expect(await ring.list()).toEqual(before);
});

test('OWLHUB_KEYS come before an older key file, which still opens', async () => {
  await using folder = await temporaryFolder();
  const [older] = await (await openKeyFile(join(folder.path, 'keys'), silent)).list();
  const ring = await openKeyring({ keys: formatKey(testKey('mine')), dataDir: folder.path }, silent);
  expect((await ring.list()).map(({ id }) => id)).toEqual(['mine', older?.id]);
});

test('with OWLHUB_KEYS no key file is made', async () => {
  await using folder = await temporaryFolder();
  await openKeyring({ keys: formatKey(testKey('mine')), dataDir: folder.path }, silent);
  expect(await readdir(folder.path)).toEqual([]);
  await expect(readFile(join(folder.path, 'keys'))).rejects.toThrow('ENOENT');
});
