import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** The work takes milliseconds: a lock this old was left behind by a process that died. */
const LEFT_BEHIND_AFTER_MS = 10_000;
const TRY_EVERY_MS = 20;

/** Of all processes, one at a time works on the file at `path`. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  while (!(await takes(lock))) {
    if (await isLeftBehind(lock)) await rm(lock, { force: true });
    else await wait(TRY_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takes(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const isLeftBehind = (lock: string) =>
  stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > LEFT_BEHIND_AFTER_MS,
    () => false,
  );
