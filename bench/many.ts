import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Pool } from 'pg';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { openDataDir } from '#database/data-dir.ts';
import { openDatabase } from '#database/index.ts';
import { readPidFile } from '#database/pid-file.ts';
import { nextOnGrid } from '#integrations/schedule.ts';
import { openKeyring } from '#secrets/open-keyring.ts';
import { Secret } from '#secrets/secret.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import { openKeyWork } from '#open-key-work.ts';
import { ensurePage } from '#scripts/page.ts';
import { startFakeProcess } from './fake-process.ts';

const OWNER = { email: 'owner@example.com', password: 'fake-password-of-the-owner' };
const NETWORKS = ['127.0.0.0/8', '::1/128'];
/** A site of the demo that nobody else is at. */
const HANGING = { name: 'data-center-2', token: 'fake-dc-admin-token' };
const MINUTE_MS = 60_000;

/**
 * An OwlHub in a process of its own with so many integrations, half of them Cloud and half Data Center, connected and
 * in the middle of their schedule, and the fake Jira in another. The first `hanging` of them are at a site that takes
 * every question and answers none. Everything is thrown away at the end.
 */
export async function startMany(count: number, { hanging = 0, everyMinutes = 5 }: Options = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-bench-'));
  await chmod(folder, 0o711);
  ensurePage(process.cwd());
  const fake = await startFakeProcess({ ledger: false });
  const caFile = path.join(folder, 'ca.pem');
  await writeFile(caFile, fake.ca);
  const dataDir = path.join(folder, 'data');
  await openDataDir(dataDir);
  const database = await openDatabase({ dataDir, databaseUrl: null }, { warn: console.error });
  const pool = new Pool(database.poolConfig);
  const keyring = await openKeyring({ dataDir, keys: null }, () => undefined);
  const work = await openKeyWork({ poolConfig: database.poolConfig, keyring });
  const connector = createJiraConnector({
    allowedNetworks: NETWORKS,
    extraCa: fake.ca,
    allowHttp: false,
    gateway: fake.gateway,
    gatewayIsCustom: true,
    proxy: { url: null, noProxy: '' },
  });
  const kinds = await Promise.all(
    ['fake-cloud-admin-token', 'fake-dc-admin-token'].map(async (token) => {
      const { siteUrl, account, accessToken } = fake.scenario(token);
      const connection = {
        siteUrl,
        account,
        accessToken: new Secret(accessToken),
        ca: null,
        organization: null,
      };
      const { proof, learned, failure, seen } = await connector.verify(connection, { known: null });
      if (failure) throw new Error(`The fake Jira is not healthy: ${failure.reason}`);
      return { connection, proof, learned, seen };
    }),
  );
  const hangingUrl = fake.sites.find(({ name }) => name === HANGING.name)?.url ?? '';
  const [, dataCenter] = kinds;
  const stuck: Kind | undefined = dataCenter && {
    ...dataCenter,
    learned: dataCenter.learned && { ...dataCenter.learned, base: hangingUrl },
    connection: { ...dataCenter.connection, siteUrl: hangingUrl },
  };
  await fake.order({ do: 'fault', site: HANGING.name, fault: { kind: 'hang' } });
  const store = work.store;
  let made = 0;
  const insert = async () => {
    for (let n = made++; n < count; n = made++) {
      const kind = n < hanging ? stuck : kinds[n % kinds.length];
      if (kind) await store.integrations.insert(recordOf(n, kind, everyMinutes));
    }
  };
  await Promise.all(Array.from({ length: 16 }, insert));
  await pool.query('vacuum analyze');
  const owlhub = await startOwlHub({
    OWLHUB_DATA_DIR: dataDir,
    OWLHUB_ALLOWED_NETWORKS: NETWORKS.join(),
    OWLHUB_EXTRA_CA_FILE: caFile,
    OWLHUB_ATLASSIAN_GATEWAY: fake.gateway,
    OWLHUB_ALLOW_HTTP: 'true',
    OWLHUB_OWNER_EMAIL: OWNER.email,
    OWLHUB_OWNER_PASSWORD: OWNER.password,
  });
  const postgres = (await readPidFile(path.join(dataDir, 'postgres')))?.pid ?? 0;
  return {
    fake,
    pool,
    store,
    url: owlhub.url,
    owner: OWNER,
    pids: { owlhub: owlhub.child.pid ?? 0, postgres, fake: fake.pid },
    async [Symbol.asyncDispose]() {
      owlhub.child.kill('SIGTERM');
      if (owlhub.child.exitCode === null) await once(owlhub.child, 'exit');
      await work[Symbol.asyncDispose]();
      await pool.end();
      await database.close();
      await fake[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Options = { hanging?: number; everyMinutes?: number };
type Kind = Pick<IntegrationRecord, 'proof' | 'learned'> & {
  connection: Omit<NonNullable<IntegrationRecord['connection']>, 'credential'>;
  seen: NonNullable<IntegrationRecord['good']>['seen'];
};

function recordOf(n: number, { connection, proof, learned, seen }: Kind, everyMinutes: number) {
  const everyMs = everyMinutes * MINUTE_MS;
  const id = randomUUID();
  const at = new Date().toISOString();
  const credential = { lastFour: 'oken', setAt: at, setBy: OWNER.email };
  const due = nextOnGrid(id, everyMs, new Date(Date.now() - everyMs / 2).toISOString());
  return {
    id,
    type: 'jira' as const,
    name: `Load ${String(n).padStart(5, '0')}`,
    status: { is: 'connected' as const, since: at, trouble: null },
    checkEveryMinutes: everyMinutes,
    nextCheckAt: due,
    verifiedAt: at,
    checkedAt: at,
    createdAt: at,
    createdBy: OWNER.email,
    connection: { ...connection, credential },
    candidate: null,
    keepsSealedCandidate: false,
    previous: null,
    previousUntil: null,
    today: null,
    keyNotHeld: null,
    asRead: null,
    learned,
    proof,
    good: { siteUrl: connection.siteUrl, token: credential, seen },
    break: null,
    toldVulnerabilities: ['told'],
    isGravelyVulnerable: false,
  };
}

async function startOwlHub(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  // As `npm start` does.
  const args = ['--max-semi-space-size=16', '--max-old-space-size=1024', 'bin/owlhub.mjs', 'start'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (t) => {
    if (process.env['BENCH_LOG']) process.stderr.write(t);
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /OwlHub is ready: (http\S+)/.exec(line)?.[1];
    if (url) {
      child.stdout.on('data', () => undefined);
      return { child, url };
    }
  }
  throw new Error('OwlHub ended before it was ready.');
}
