import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { StartProblem } from '#kernel/start-problem.ts';
import { accountFor, launcherFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { fileProblem } from './disk.ts';
import { join, leaveAsLast } from './membership.ts';
import { isServing, isTakenOver, readPidFile, withdrawClaim } from './pid-file.ts';
import { startServer } from './server-process.ts';
import { forgetSocketDir, makeSocketDir } from './socket-dir.ts';

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 30_000;

export type PrivateServer = {
  socketDir: string;
  /** Connects again after the connection broke, and starts the server again where it died. */
  rejoin: () => Promise<Client>;
  /** The connection that marks us as a user of the server. */
  client: Client;
};

/** Uses the PostgreSQL in `dataDir`: the one that runs there, else one it starts. Several OwlHubs may do so at once. */
export async function openPrivateServer(
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<PrivateServer> {
  const cluster = clusterIn(dataDir);
  const logFile = path.join(dataDir, 'postgres.log');
  const account = await accountFor(cluster);
  const binaries = await findBinaries();
  const launch = await launcherFor(account, [path.join(binaries.postgres, 'run'), cluster]);
  let socketDir = '';

  const start = async () => {
    socketDir ||= await makeSocketDir(dataDir, account);
    return startServer({ cluster, socketDir, logFile }, binaries, launch, settings);
  };

  const connect = async (): Promise<Client> => {
    const deadline = Date.now() + READY_WITHIN_MS;
    const mine: { started: boolean; ended: StartProblem | null } = { started: false, ended: null };
    while (Date.now() < deadline) {
      const running = await readPidFile(cluster);
      const client = await join((socketDir = running?.socketDir ?? socketDir));
      if (client) return client;
      const starting = mine.started && !mine.ended;
      if (!starting && !(running && (await isServing(running, cluster)))) {
        if (mine.ended) throw mine.ended;
        // PostgreSQL itself recovers from a claim whose number is nobody's, but not from one that is somebody's.
        if (running && (await isTakenOver(running, cluster))) await withdrawClaim(running, cluster);
        const { ended } = await start();
        mine.started = true;
        void ended.then((problem) => (mine.ended = problem));
      }
      await wait(15);
    }
    throw (
      mine.ended ?? new StartProblem(`The private PostgreSQL did not answer for a minute. See ${logFile}.`)
    );
  };

  try {
    await ensureCluster(cluster, binaries, account, launch);
    const client = await connect();
    return { client, socketDir, rejoin: connect };
  } catch (error) {
    throw fileProblem(error, `The database in ${dataDir}`);
  }
}

/** Leaves the server; the last one to leave stops it. */
export async function closePrivateServer(dataDir: string, client: Client): Promise<void> {
  const cluster = clusterIn(dataDir);
  const running = await readPidFile(cluster);
  const last = await leaveAsLast(client).catch(() => false);
  if (last && running && (await isServing(running, cluster))) {
    process.kill(running.pid, 'SIGINT');
    const deadline = Date.now() + STOPPED_WITHIN_MS;
    while ((await isServing(running, cluster)) && Date.now() < deadline) await wait(10);
    await forgetSocketDir(running.socketDir);
  }
  await client.end().catch(() => undefined);
}

const clusterIn = (dataDir: string) => path.join(dataDir, 'postgres');
