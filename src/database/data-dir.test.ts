import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { openDataDir } from './data-dir.ts';

test('folders on the way to a new data directory are made', async () => {
  await using folder = await temporaryFolder();
  const dataDir = path.join(folder.path, 'a', 'b', 'data');
  await openDataDir(dataDir);
  await openDataDir(dataDir);
  expect((await stat(dataDir)).isDirectory()).toBe(true);
});

test('a place where no folder can be made is told in one line', async () => {
  await expect(openDataDir('/proc/owlhub/data')).rejects.toThrow(/^The data directory [^\n]* cannot be used/);
});

test('a folder with files of others, and a file, are refused', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'somebody-elses');
  await writeFile(file, '');
  await expect(openDataDir(folder.path)).rejects.toThrow("not OwlHub's");
  await expect(openDataDir(file)).rejects.toThrow('it is a file');
});
