import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { readPidFile, withdrawClaim } from './pid-file.ts';
import { forgetSocketDir } from './socket-dir.ts';

const claimOf = (pid: number) => `${pid}\n/folder\n0\n5432\n/socket\n`;

test('a stale claim is withdrawn, and one made meanwhile stays', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'postmaster.pid');
  await writeFile(file, claimOf(11));
  const stale = { pid: 11, socketDir: '/socket' };
  await withdrawClaim(stale, folder.path);
  expect(await readPidFile(folder.path)).toBeNull();

  await writeFile(file, claimOf(22));
  await withdrawClaim(stale, folder.path);
  expect(await readPidFile(folder.path)).toEqual({ pid: 22, socketDir: '/socket' });
});

test('only a socket folder of our own making is removed, and nothing else in it', async () => {
  await using folder = await temporaryFolder();
  const own = path.join(folder.path, 'owlhub-a1B2c3');
  const shared = path.join(folder.path, 'shared');
  for (const place of [own, shared]) {
    await mkdir(place);
    await writeFile(path.join(place, '.s.PGSQL.5432.lock'), '');
    await writeFile(path.join(place, 'somebody-elses'), 'kept');
    await forgetSocketDir(place);
    expect(await readFile(path.join(place, 'somebody-elses'), 'utf8')).toBe('kept');
  }
  expect(await readFile(path.join(shared, '.s.PGSQL.5432.lock'), 'utf8')).toBe('');
  await expect(readFile(path.join(own, '.s.PGSQL.5432.lock'))).rejects.toThrow('ENOENT');
});
