import { mkdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { linkLibraries } from './binaries.ts';

async function packageIn(folder: string): Promise<void> {
  await mkdir(`${folder}/native/lib`, { recursive: true });
  await writeFile(`${folder}/native/lib/libowl.so.1.18`, '');
  const links = [
    { source: 'native/lib/libowl.so.1.18', target: 'native/lib/libowl.so.1' },
    { source: 'native/lib/libowl.so.1.18', target: 'native/lib/libowl.so' },
  ];
  await writeFile(`${folder}/native/pg-symlinks.json`, JSON.stringify(links));
}

test('the links that npm left out are made, and those that are there stay', async () => {
  await using folder = await temporaryFolder();
  await packageIn(folder.path);
  await symlink('libowl.so.1.18', `${folder.path}/native/lib/libowl.so`);
  await linkLibraries(folder.path);
  await linkLibraries(folder.path);
  expect(await readlink(`${folder.path}/native/lib/libowl.so.1`)).toBe('libowl.so.1.18');
  expect(await readlink(`${folder.path}/native/lib/libowl.so`)).toBe('libowl.so.1.18');
});
