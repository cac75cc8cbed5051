import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from '#kernel/start-problem.ts';
import { fileProblem } from './disk.ts';

const MARKER = 'owlhub.json';
const LAYOUT = 1;

/** Makes the data directory, or makes sure that it is OwlHub's own and can be written. */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    // As root, PostgreSQL's own user must be able to pass through to its folder inside.
    await makeFolders(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    const names = await readdir(dataDir);
    if (!names.includes(MARKER)) refuseForeign(dataDir, names);
    await writeMarker(dataDir);
  } catch (error) {
    throw fileProblem(error, `The data directory ${dataDir}`);
  }
}

/**
 * Level by level: on a file system that denies the parent it just showed, such as /proc, Node's recursive mkdir tries
 * for ever.
 */
async function makeFolders(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeFolders(parent, mode);
    await mkdir(folder, { mode });
  }
}

function refuseForeign(dataDir: string, names: string[]): void {
  const foreign = names.find((name) => name !== 'lost+found' && !name.startsWith(`.${MARKER}`));
  if (foreign === undefined) return;
  throw new StartProblem(
    `The data directory ${dataDir} holds files that are not OwlHub's (${foreign}). Set OWLHUB_DATA_DIR to an empty or new folder; nothing was changed.`,
  );
}

/** Written anew at every start: the cheapest proof that the folder can be written. */
async function writeMarker(dataDir: string): Promise<void> {
  const draft = path.join(dataDir, `.${MARKER}.${randomUUID()}`);
  const file = await open(draft, 'w', 0o644);
  try {
    await file.writeFile(`${JSON.stringify({ application: 'OwlHub', layout: LAYOUT })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path.join(dataDir, MARKER));
}
