import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises';
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

async function own(folder: string, account: Account | null): Promise<string> {
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
