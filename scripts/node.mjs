import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';

export const NEEDED_NODE = 24;

/**
 * The Node that npm installed with the project. Ends the process where there is none for this platform.
 * @param {string} root
 */
export function projectNode(root) {
  const node = path.join(root, 'node_modules', '.bin', 'node');
  if (existsSync(node)) {
    if (spawnSync(node, ['--version']).status === 0) return node;
    // A binary that cannot run here would hide the machine's own Node from npm's scripts.
    rmSync(node);
  }
  console.error(
    `OwlHub needs Node ${NEEDED_NODE} or newer and brings it for Linux with glibc on x64 and arm64 only. ` +
      `This is ${process.platform} on ${process.arch} with Node ${process.versions.node}: install Node ${NEEDED_NODE} and start again.`,
  );
  process.exit(1);
}
