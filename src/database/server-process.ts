import { open, readFile, rm, stat } from 'node:fs/promises';
import { StartProblem } from '#kernel/start-problem.ts';
import type { Launcher } from './account.ts';
import type { Binaries } from './binaries.ts';
import { reasonIn } from './run-to-end.ts';

const LOG_KEPT_BYTES = 4 * 1024 * 1024;

export type ServerFolders = { cluster: string; socketDir: string; logFile: string };

/** Starts PostgreSQL in a session of its own, so that Ctrl-C reaches OwlHub first. `ended` tells when it is gone, and why. */
export async function startServer(
  { cluster, socketDir, logFile }: ServerFolders,
  binaries: Binaries,
  launch: Launcher,
  settings: Record<string, string>,
): Promise<{ ended: Promise<StartProblem> }> {
  const logBefore = await trimLog(logFile);
  const log = await open(logFile, 'a', 0o600);
  const all = { ...SETTINGS, ...settings, unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"` };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    const child = launch(binaries.postgres, ['-D', cluster, ...options], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    const ended = new Promise<StartProblem>((resolve) => {
      child.once('error', (error) => resolve(new StartProblem(`PostgreSQL did not start: ${error.message}`)));
      child.once('exit', () => {
        readFile(logFile)
          .then((text) => reasonIn(text.subarray(logBefore).toString()), String)
          .then((why) => resolve(new StartProblem(`The private PostgreSQL did not start: ${why}`)), resolve);
      });
    });
    return { ended };
  } finally {
    await log.close();
  }
}

/** Small, private and quiet: no port, and a log that holds no statement, because statements hold values. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '32MB',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_error_verbosity: 'terse',
};

/** Returns where the log of this start begins. */
async function trimLog(logFile: string): Promise<number> {
  const bytes = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes <= LOG_KEPT_BYTES) return bytes;
  await rm(logFile, { force: true });
  return 0;
}
