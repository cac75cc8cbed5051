import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const OWN_NODE = `node_modules/node-${process.platform}-${process.arch}`;

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} Entry */

/**
 * Whether node_modules holds what the lockfile asks for. npm writes its own record at the end of an installation.
 * @param {string} root
 * @param {{ dev: boolean }} needs
 */
export function isInstalled(root, { dev }) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([name, { version, ...kind }]) => {
    if (name === '' || present[name]?.version === version) return true;
    if (name === OWN_NODE) return false;
    return Boolean(kind.optional || kind.devOptional || (kind.dev && !dev)) && !present[name];
  });
}

/** @param {string} root */
export async function install(root) {
  console.log('Installing what is missing. This takes about a minute, once.');
  const npm = process.env['npm_execpath'];
  const [command = 'npm', ...first] = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : [];
  // Said outright, because NODE_ENV=production or an .npmrc would leave out what is needed here.
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status, error } = spawnSync(command, [...first, ...options], { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error(
    `\nnpm ci did not succeed${error ? ` (${error.message})` : ''}; its reason stands above. ` +
      'It needs the npm registry, or the one that “npm config get registry” names, and room on the disk. Nothing else was changed; start again when it is mended.',
  );
  process.exit(1);
}

/**
 * @param {string} file
 * @returns {Record<string, Entry> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
