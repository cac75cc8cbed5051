import { chmod, chown, mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';

/** The longest path of a Unix socket on Linux is 107 bytes; the lock beside it ends in `.lock`. */
const LONGEST = 107;
const SOCKET = '/.s.PGSQL.5432.lock';
const fits = (folder: string) => Buffer.byteLength(folder + SOCKET) <= LONGEST;

/** A 0700 folder for the socket: in the data directory, or a short one under /tmp where that path is too long. */
export async function makeSocketDir(dataDir: string, account: Account | null): Promise<string> {
  const folder = path.join(dataDir, 'run');
  if (fits(folder)) {
    await mkdir(folder, { recursive: true });
    return own(folder, account);
  }
  const outside = fits(path.join(tmpdir(), 'owlhub-123456')) ? tmpdir() : '/tmp';
  return own(await mkdtemp(path.join(outside, 'owlhub-')), account);
}

/**
 * Removes a folder that `makeSocketDir` made outside of the data directory. The path was read from a file, so only
 * the socket in it and the folder itself go, and only under a name that we give.
 */
export async function forgetSocketDir(folder: string): Promise<void> {
  if (!/^owlhub-[A-Za-z0-9]{6}$/.test(path.basename(folder))) return;
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    await rm(path.join(folder, name), { force: true });
  await rmdir(folder).catch(() => undefined);
}

async function own(folder: string, account: Account | null): Promise<string> {
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
