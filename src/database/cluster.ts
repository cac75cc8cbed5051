import { chown, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from '#kernel/start-problem.ts';
import type { Account, Launcher } from './account.ts';
import type { Binaries } from './binaries.ts';
import { requireSpace } from './disk.ts';
import { runToEnd } from './run-to-end.ts';

const MAJOR = '18';
const ABANDONED_AFTER_MS = 60_000;
const NEEDED_MB = { first: 120, later: 24 };

/** Makes PostgreSQL's folder where there is none. Made aside and then moved, so that it is whole or absent. */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  account: Account | null,
  launch: Launcher,
): Promise<void> {
  const parent = path.dirname(cluster);
  const major = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(absent);
  await requireSpace(parent, major === null ? NEEDED_MB.first : NEEDED_MB.later);
  if (major !== null) return requireMajor(cluster, major.trim());
  await removeDrafts(cluster);
  const draft = await mkdtemp(`${cluster}.new-`);
  if (account) await chown(draft, account.uid, account.gid);
  try {
    await runToEnd(launch(binaries.initdb, initdbArguments(draft), { stdio: ['ignore', 'ignore', 'pipe'] }));
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

const initdbArguments = (folder: string) =>
  `--username=owlhub --auth=trust --encoding=UTF8 --no-locale --no-instructions --data-checksums
   --locale-provider=builtin --builtin-locale=C.UTF-8`
    .split(/\s+/)
    .concat(`--pgdata=${folder}`);

/** Another OwlHub made the folder in the same second. */
const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code));

function requireMajor(cluster: string, major: string): void {
  if (major === MAJOR) return;
  throw new StartProblem(
    `${cluster} was made by PostgreSQL ${major}, and this OwlHub brings PostgreSQL ${MAJOR}. ` +
      'Start the OwlHub that made it and move its data with pg_dump, as docs/guides/operate.md says; nothing was changed.',
  );
}

/** What a start that was killed left behind. A living one needs seconds. */
async function removeDrafts(cluster: string): Promise<void> {
  const parent = path.dirname(cluster);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${path.basename(cluster)}.new-`)) continue;
    const folder = path.join(parent, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
