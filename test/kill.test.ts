import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import { openKeyFile } from '#secrets/key-file.ts';
import { queryOn, until } from './app.ts';
import { testDatabase } from './database.ts';
import { jiraForProcesses, signInTo } from './jira-and-owlhub.ts';
import { launch, runOwlHub, startOwlHub } from './owlhub-process.ts';

async function world() {
  const [jira, database] = [await jiraForProcesses(), await testDatabase()];
  const dispose = async () => {
    await jira[Symbol.asyncDispose]();
    await database.close();
  };
  const env = { ...jira.env, DATABASE_URL: database.connectionString };
  return { ...jira, env, poolConfig: database.poolConfig, [Symbol.asyncDispose]: dispose };
}

type Client = Awaited<ReturnType<typeof signInTo>>;
const settled = (client: Client, id: string, status: string, withinMs = 30_000) =>
  until(
    () => client.ask('GET', `/api/integrations/${id}`),
    ({ body }) => body.status === status && !body.currentVerification,
    withinMs,
  );

test('kill -9 while integrations are added: each one that was acknowledged is there and is verified', async () => {
  await using it = await world();
  const killed = await startOwlHub(it.env);
  const client = await signInTo(killed.url);
  const acknowledged: string[] = [];
  const add = async () => {
    const { status, body } = await client.ask('POST', '/api/integrations', it.typed());
    if (status === 201) acknowledged.push(body.id);
  };
  const adding = Promise.allSettled(Array.from({ length: 60 }, add));
  await until(
    () => acknowledged.length,
    (length) => length >= 5,
  );
  await killed.end('SIGKILL');
  await adding;

  await using again = await startOwlHub(it.env);
  const after = await signInTo(again.url);
  for (const id of acknowledged) await settled(after, id, 'connected', 60_000);
  const { body } = await after.ask('GET', '/api/integrations');
  expect(body.integrations.length).toBeGreaterThanOrEqual(acknowledged.length);
}, 120_000);

test('kill -9 while a verification runs: another OwlHub does it again within 60 seconds', async () => {
  await using it = await world();
  it.site.faults.on({ kind: 'hang' });
  const killed = await startOwlHub(it.env);
  const client = await signInTo(killed.url);
  const { body: created } = await client.ask('POST', '/api/integrations', it.typed());
  await until(
    () => it.jira.asked.length,
    (length) => length > 0,
  );
  await using other = await startOwlHub(it.env);
  await killed.end('SIGKILL');
  it.site.faults.clear();

  const killedAt = Date.now();
  const after = await signInTo(other.url);
  await settled(after, created.id, 'connected', 60_000);
  expect(Date.now() - killedAt).toBeLessThan(60_000);
  const { body } = await after.ask('GET', `/api/integrations/${created.id}/verifications`);
  expect(body.verifications.map(({ state }: { state: string }) => state)).toEqual(['passed', 'abandoned']);
}, 120_000);

test('kill -9 while keys are rotated: OwlHub goes on, and rotating again ends it', async () => {
  await using it = await world();
  await using owlHub = await startOwlHub(it.env);
  const client = await signInTo(owlHub.url);
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    ids.push((await client.ask('POST', '/api/integrations', it.typed(`Owl ${n}`))).body.id);
  }
  for (const id of ids) await settled(client, id, 'connected');
  await addHistory(it, ids[0] ?? '', SEVERAL_BATCHES);

  const rotating = launch(['keys', 'rotate'], it.env);
  await until(
    () => rotating.said(),
    (said) => said.includes('sealed anew'),
    30_000,
  );
  rotating.child.kill('SIGKILL');
  await rotating.ended;
  expect(rotating.child.signalCode).toBe('SIGKILL');
  expect(rotating.said()).not.toContain('Done');
  expect(await keysInUse(it)).toHaveLength(2);
  expect(await allReadable(client)).toBe(5);

  const { status, said } = await runOwlHub(['keys', 'rotate'], it.env);
  expect({ status, said }).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Done: .*No longer needed: key-\w+/s),
  });
  expect(await keysInUse(it)).toHaveLength(1);
  expect(await allReadable(client)).toBe(5);
  const { body } = await client.ask('GET', `/api/integrations/${ids[0]}/verifications`);
  expect(body.verifications).toHaveLength(100);
  expect(body.verifications.at(-1).failure.reason).toBe('verification_overdue');
}, 120_000);

type World = Awaited<ReturnType<typeof world>>;
const SEVERAL_BATCHES = 450;

/** More that is sealed, without as many verifications. */
async function addHistory({ dataDir, poolConfig }: World, integrationId: string, rows: number) {
  const keyring = await openKeyFile(`${dataDir}/keys`, () => {});
  await using work = await openKeyWork({ poolConfig, keyring });
  const [queuedAt, startedAt] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z'];
  const detail = {
    rungs: [],
    failure: { reason: 'verification_overdue' },
    context: { siteUrl: '', account: null },
  } as const;
  // In one piece and behind the integration's lock, as OwlHub itself does it: its sweeps see none of it half made.
  await work.store.transaction(async ({ integrations, verifications }) => {
    await integrations.lock(integrationId);
    for (let row = 0; row < rows; row += 1) {
      const id = randomUUID();
      await verifications.insert({ id, integrationId, cause: 'schedule', askedBy: null, queuedAt });
      await verifications.start(id, startedAt);
      const climb = { id, startedAt };
      await verifications.finish(climb, { state: 'failed', finishedAt: startedAt, durationMs: 0, detail });
    }
  });
}

const keysInUse = ({ poolConfig }: World) =>
  queryOn(
    poolConfig,
    `select connection_key as key from integrations union select report_key from integrations
     union select detail_key from verifications where detail_key is not null`,
  );

async function allReadable(client: Client): Promise<number> {
  const { body } = await client.ask('GET', '/api/integrations');
  return body.integrations.filter(({ siteUrl }: { siteUrl: string | null }) => siteUrl !== null).length;
}

const key = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`;

test('a start with the wrong key is one line that names what is missing, and exit status 1', async () => {
  await using it = await world();
  await (await startOwlHub({ ...it.env, OWLHUB_KEYS: key('right') })).end();
  const { status, said } = await runOwlHub(['start'], { ...it.env, OWLHUB_KEYS: key('other') });
  expect(status).toBe(1);
  expect(said.trim()).toMatch(/^[^\n]*missing: right[^\n]*$/);
});
