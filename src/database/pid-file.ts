import { link, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What a running PostgreSQL says about itself in `postmaster.pid`. */
export type Running = { pid: number; socketDir: string };

/** Null where no server claims the folder. The claim may be stale after a crash. */
export async function readPidFile(cluster: string): Promise<Running | null> {
  return readClaim(path.join(cluster, 'postmaster.pid'));
}

async function readClaim(file: string): Promise<Running | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const [pid, , , , socketDir] = text.split('\n');
  return pid && socketDir ? { pid: Number(pid), socketDir } : null;
}

/** Whether the process that claims the folder is its PostgreSQL: after a reboot the number may be anybody's. */
export async function isServing({ pid }: Running, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (path.basename(command.split('\0')[0] ?? '') !== 'postgres') return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder === null || folder === (await realpath(cluster));
}

/** Whether some other program now has the number that a crashed server left in its claim. */
export async function isTakenOver(running: Running, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${running.pid}/cmdline`, 'utf8').catch(() => '');
  return command !== '' && !(await isServing(running, cluster));
}

/**
 * Takes a crashed server's claim away. Another OwlHub may do the same and start a server in between, so the file is
 * moved first and looked at then: a claim that is not the stale one is put back.
 */
export async function withdrawClaim(stale: Running, cluster: string): Promise<void> {
  const claim = path.join(cluster, 'postmaster.pid');
  const aside = path.join(cluster, `withdrawn-${process.pid}.pid`);
  try {
    await rename(claim, aside);
    const moved = await readClaim(aside);
    if (moved?.pid !== stale.pid) await link(aside, claim);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
