import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, PoolConfig } from 'pg';
import { createDatabase } from './membership.ts';
import { checkServer } from './outside-server.ts';
import { closePrivateServer, openPrivateServer, type PrivateServer } from './private-server.ts';

export type Database = { poolConfig: PoolConfig; connectionString: string; close: () => Promise<void> };
type Log = { warn: (message: string) => void };

/** The PostgreSQL of `databaseUrl`, else the private one in `dataDir`. Throws a StartProblem that says what to do. */
export async function openDatabase(
  config: { dataDir: string; databaseUrl: string | null },
  log: Log,
): Promise<Database> {
  if (config.databaseUrl === null) return openPrivateDatabase(path.resolve(config.dataDir), log);
  const connectionString = config.databaseUrl;
  await checkServer(connectionString);
  return { poolConfig: { connectionString }, connectionString, close: async () => undefined };
}

const NAME = 'owlhub';

async function openPrivateDatabase(dataDir: string, log: Log): Promise<Database> {
  const server = await openPrivateServer(dataDir);
  await createDatabase(server.client, NAME);
  const watch = keepJoined(server, log);
  return {
    ...addressOf(server.socketDir, NAME),
    close: async () => closePrivateServer(dataDir, await watch.stop()),
  };
}

/** How to connect to a database of a private server. */
export function addressOf(socketDir: string, database: string): Omit<Database, 'close'> {
  const poolConfig = { host: socketDir, port: 5432, user: 'owlhub', database, ssl: false };
  const connectionString = `postgresql://owlhub@localhost/${database}?host=${encodeURIComponent(socketDir)}`;
  return { poolConfig, connectionString };
}

/** A private server that dies, for example for want of memory, is started again. */
function keepJoined(server: PrivateServer, log: Log): { stop: () => Promise<Client> } {
  let client = server.client;
  const stop = new AbortController();
  let rejoining = Promise.resolve();
  const watch = (joined: Client) =>
    joined.once('end', () => {
      if (stop.signal.aborted) return;
      log.warn('The private PostgreSQL went away; starting it again.');
      rejoining = rejoin();
    });
  const rejoin = async () => {
    for (let pauseMs = 250; !stop.signal.aborted; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      try {
        watch((client = await server.rejoin()));
        return;
      } catch (error) {
        log.warn(error instanceof Error ? error.message : String(error));
        await wait(pauseMs);
      }
    }
  };
  watch(client);
  return {
    stop: async () => {
      stop.abort();
      await rejoining;
      return client;
    },
  };
}
