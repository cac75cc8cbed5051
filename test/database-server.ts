import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { addressOf } from '#database/index.ts';
import { openDataDir } from '#database/data-dir.ts';
import { closePrivateServer, openPrivateServer } from '#database/private-server.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merging needs an interface
  export interface ProvidedContext {
    testServer: string;
  }
}

/** One PostgreSQL for the whole run: OWLHUB_TEST_DATABASE_URL (its user may create databases), else a private one. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  // oxlint-disable-next-line node/no-process-env -- the test run's own setting
  const given = process.env['OWLHUB_TEST_DATABASE_URL'];
  if (given) {
    project.provide('testServer', given);
    return async () => undefined;
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'owlhub-tests-'));
  await openDataDir(dataDir);
  const { client, socketDir } = await openPrivateServer(dataDir, { fsync: 'off', max_connections: '300' });
  project.provide('testServer', addressOf(socketDir, 'postgres').connectionString);
  return async () => {
    await closePrivateServer(dataDir, client);
    await rm(dataDir, { recursive: true, force: true });
  };
}
