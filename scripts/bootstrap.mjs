// Runs on whatever Node the machine has (18 or newer), before anything is installed: plain JavaScript, no dependencies.
import { spawn } from 'node:child_process';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './installed.mjs';
import { NEEDED_NODE, projectNode } from './node.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Installs what is missing and sees to it that the calling script goes on under the project's own Node.
 * @param {{ dev: boolean }} needs whether the tools for development are needed too
 */
export async function bootstrap({ dev }) {
  if (!isInstalled(root, { dev })) await install(root);
  if (major(process.versions.node) >= NEEDED_NODE) {
    // Halves the time to start from the second time on.
    module.enableCompileCache?.(path.join(root, 'node_modules', '.cache', 'owlhub'));
    return root;
  }
  const node = projectNode(root);
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [status, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...how) => resolve(how));
  });
  process.exit(signal ? 1 : status);
}

/** @param {string} version */
const major = (version) => Number(version.split('.')[0]);
