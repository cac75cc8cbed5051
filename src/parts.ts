import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import type { Io } from '#cli/io.ts';
import { OFFICIAL_HOSTS } from '#channels/allowed-hosts.ts';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { openDataDir } from '#database/data-dir.ts';
import { fileProblem } from '#database/disk.ts';
import { openDatabase } from '#database/index.ts';
import { createMailer } from '#mail/mailer.ts';
import { openKeyring } from '#secrets/open-keyring.ts';
import type { Config } from './config.ts';

/** The real things that the settings name: database, keys, connectors, log. Throws a StartProblem where one is not to be had. */
export async function openParts(config: Config, io: Io) {
  // Lines for people go to standard output, the log for machines to standard error.
  const log = pino(
    { level: process.stderr.isTTY ? 'warn' : 'info' },
    pino.destination({ fd: 2, sync: true }),
  );
  if (config.databaseUrl === null || config.keys === null) await openDataDir(config.dataDir);
  const database = await openDatabase(config, { warn: (message) => log.warn(message) });
  try {
    const keyring = await openKeyring(config, (message) => io.complain(`${message}\n`)).catch(
      (error: unknown) => {
        throw fileProblem(error, 'The key file');
      },
    );
    const extraCa = config.extraCaFile === null ? null : await readFile(config.extraCaFile, 'utf8');
    const connectors = { jira: createJiraConnector({ ...config, extraCa }) };
    const { allowedNetworks, allowHttp, proxy } = config;
    const network = { allowedNetworks, allowHttp, proxy, extraCa };
    const mailer = config.mail && createMailer(config.mail, extraCa);
    const { poolConfig, close } = database;
    const channelHosts = {
      slack: [...OFFICIAL_HOSTS.slack, ...config.chatHosts],
      teams: [...OFFICIAL_HOSTS.teams, ...config.chatHosts],
    };
    return { poolConfig, keyring, connectors, network, mailer, channelHosts, log, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
