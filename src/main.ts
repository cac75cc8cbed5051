import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import type { Io } from '#cli/io.ts';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { openDataDir } from '#database/data-dir.ts';
import { fileProblem } from '#database/disk.ts';
import { openDatabase } from '#database/index.ts';
import { openKeyring } from '#secrets/open-keyring.ts';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { listen } from './listen.ts';
import { stopSignal } from './stop-signal.ts';
import { welcome } from './welcome.ts';

const WEB_ROOT = path.resolve(import.meta.dirname, '..', 'dist', 'web');

/** Runs OwlHub until it is told to end. Throws a StartProblem for every ordinary reason not to start. */
export async function start(_args: readonly string[], io: Io): Promise<number> {
  const config = readConfig(io.env);
  const stop = stopSignal();
  const opened = await open(config, io);
  try {
    const { app, log } = opened;
    await app.start();
    const address = await listen(app.server, config);
    io.write(welcome(address, await app.setUpToken(), config));
    log.info({ address }, 'OwlHub is ready');
    await stop.asked;
    io.write('Ending: running verifications are put back for the next start.\n');
    return 0;
  } finally {
    await opened.close();
    stop.release();
  }
}

async function open(config: Config, io: Io) {
  // Lines for people go to standard output; the log for machines to standard error.
  const log = pino(
    { level: process.stderr.isTTY ? 'warn' : 'info' },
    pino.destination({ fd: 2, sync: true }),
  );
  const warn = (message: string) => io.complain(`${message}\n`);
  if (config.databaseUrl === null || config.keys === null) await openDataDir(config.dataDir);
  const database = await openDatabase(config, { warn: (message) => log.warn(message) });
  try {
    const keyring = await openKeyring(config, warn).catch((error: unknown) => {
      throw fileProblem(error, 'The key file');
    });
    const connectors = [createJiraConnector({ ...config, extraCa: await extraCa(config) })];
    const parts = { config, poolConfig: database.poolConfig, keyring, connectors, log, webRoot: WEB_ROOT };
    const app = await buildApp(parts);
    const close = async () => {
      await app.stop();
      await database.close();
    };
    return { app, log, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const extraCa = async ({ extraCaFile }: Config) => (extraCaFile ? readFile(extraCaFile, 'utf8') : null);
