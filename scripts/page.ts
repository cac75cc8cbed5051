import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folders the page is made of: its own, and the rooms it may use. */
const SOURCES = ['web', 'src/kernel', 'src/integrations', 'src/people', 'src/notifications', 'src/contract'];

/** Builds the page when its sources changed. Built aside and then moved, so that a running OwlHub never serves half of it. */
export function ensurePage(root: string): void {
  const built = path.join(root, 'dist', 'web');
  const record = path.join(root, 'dist', 'web.sources');
  const fingerprint = fingerprintOf(root);
  if (existsSync(path.join(built, 'index.html')) && contentOf(record) === fingerprint) return;
  console.log('Building the page.');
  const draft = path.join(root, 'dist', `web.${process.pid}`);
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = [
    '--config',
    'web/vite.config.ts',
    '--outDir',
    draft,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const { status } = spawnSync(process.execPath, [vite, 'build', ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    console.error('The page could not be built; the reason stands above.');
    process.exit(1);
  }
  const old = `${draft}.old`;
  mkdirSync(built, { recursive: true });
  renameSync(built, old);
  renameSync(draft, built);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(record, fingerprint);
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const folder of SOURCES) {
    const names = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
    for (const name of names) hash.update(path.relative(root, name)).update(readFileSync(name));
  }
  return hash.digest('hex');
}

function contentOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
