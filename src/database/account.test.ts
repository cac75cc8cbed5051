import { chmod, mkdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { firstBlocked } from './account.ts';

const STRANGER = { uid: 64_321, gid: 64_321 };

test('a folder below a closed one is out of reach for a stranger, and the closed one is named', async () => {
  await using folder = await temporaryFolder();
  await mkdir(`${folder.path}/inner`);
  expect(folder.path).toContain(await firstBlocked(`${folder.path}/inner`, STRANGER));
});

test('once the closed one is opened it no longer stands in the way', async () => {
  await using folder = await temporaryFolder();
  await mkdir(`${folder.path}/inner`);
  await chmod(folder.path, 0o711);
  expect(await firstBlocked(`${folder.path}/inner`, STRANGER)).not.toBe(folder.path);
});

test('its owner reaches what is closed to strangers', async () => {
  await using folder = await temporaryFolder();
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  expect(await firstBlocked(`${folder.path}/inner`, self)).toBeNull();
});
