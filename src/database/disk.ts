import { statfs } from 'node:fs/promises';
import { StartProblem } from '#kernel/start-problem.ts';

const MB = 1024 * 1024;

/** Refuses before anything is half written. PostgreSQL needs 40 MB for a new folder and 16 MB per piece of its log. */
export async function requireSpace(folder: string, neededMb: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / MB);
  if (freeMb < neededMb)
    throw new StartProblem(
      `The disk of ${folder} is full: ${freeMb} MB are free and OwlHub needs ${neededMb} MB to start. Free some space and start again; nothing was changed.`,
    );
}

/** Says in one line why a file could not be written; anything unknown passes through as it is. */
export function fileProblem(error: unknown, what: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = WHY[code];
  return why ? new StartProblem(`${what} cannot be used: ${why}.`) : error;
}

const FULL = 'the disk is full. Free some space and start again; nothing was changed';
const DENIED =
  'this user may not write there. Start OwlHub as the user who owns it, or set OWLHUB_DATA_DIR to another folder';
const NO_FOLDER = 'it is a file, not a folder. Set OWLHUB_DATA_DIR to a folder';

const WHY: Record<string, string> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: 'it is on a read-only file system. Set OWLHUB_DATA_DIR to a folder that can be written',
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOENT: 'no folder can be made there. Set OWLHUB_DATA_DIR to another one',
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  ENAMETOOLONG: 'its path is too long. Set OWLHUB_DATA_DIR to a shorter one',
};
