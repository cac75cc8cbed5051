import { expect, test } from 'vitest';
import { openKeyWork } from '#open-key-work.ts';
import { forgetKey } from '#operations/forget-key.ts';
import { rotateKeys } from '#operations/rotate-keys.ts';
import { NEW_INTEGRATION, signedIn, startApp, startNewApp, until } from '#test/app.ts';
import { testKey, testKeyring } from '#test/keys.ts';

const REFRESHED = testKey('refreshed');
const OLD = testKey('old');

/** An OwlHub that was not restarted yet, and an integration that others have sealed with the new key meanwhile. */
async function behind() {
  const app = await startNewApp({ keyring: testKeyring(OLD) });
  const { poolConfig } = app.database;
  const client = await signedIn(app);
  const url = await client.add();
  await client.settled(url, 'connected');
  await using work = await openKeyWork({ poolConfig, keyring: testKeyring(REFRESHED, OLD) });
  await rotateKeys(work, () => {});
  return { ...app, url, poolConfig, client };
}

const dueNow = `update integrations set next_check_at = now()`;
const look = `select i.status, i.report_key, v.state from integrations i join verifications v on v.integration_id = i.id
  order by v.queued_at desc limit 1`;

test('an OwlHub that does not hold a key in force leaves the work to one that does', async () => {
  await using it = await behind();
  const { status, body } = await it.client.ask('POST', `${it.url}/verifications`);
  expect(status).toBe(503);
  expect(body.detail).toContain('“refreshed”');
  await it.database.query(dueNow);

  await using restarted = await startApp({
    poolConfig: it.poolConfig,
    keyring: testKeyring(REFRESHED, OLD),
    jira: it.jira,
  });
  await until(
    () => it.database.query(`select 1 from verifications where state = 'passed'`),
    ({ length }) => length === 2,
    30_000,
  );
  expect(await it.database.query(look)).toEqual([
    { status: 'connected', report_key: 'refreshed', state: 'passed' },
  ]);
  await restarted.stop();
}, 60_000);

test('an OwlHub that was not restarted after a rotation seals nothing with the key that was retired', async () => {
  await using it = await behind();
  const { status, body } = await it.client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  expect(status).toBe(503);
  expect(body.detail).toContain('Restart it');
  const sealedWith = `select distinct connection_key as key from integrations`;
  expect(await it.database.query(sealedWith)).toEqual([{ key: 'refreshed' }]);

  await using restarted = await startApp({ poolConfig: it.poolConfig, keyring: testKeyring(REFRESHED) });
  await (await signedIn(restarted)).add();
  expect(await it.database.query(sealedWith)).toEqual([{ key: 'refreshed' }]);
  await restarted.stop();
});

test('a job that it took all the same is left for another, and nothing is recorded as unreadable', async () => {
  await using it = await behind();
  await using restarted = await openKeyWork({
    poolConfig: it.poolConfig,
    keyring: testKeyring(REFRESHED, OLD),
  });
  await restarted.store.verifications.insert({
    id: '00000000-0000-4000-8000-000000000001',
    integrationId: it.url.split('/').at(-1) ?? '',
    cause: 'asked',
    askedBy: null,
    queuedAt: new Date().toISOString(),
  });
  await it.database.query(
    `insert into pgboss.job (name, data, singleton_key, policy, retry_limit, heartbeat_seconds)
     select 'verify-integration', jsonb_build_object('integrationId', integration_id, 'verificationId', id),
       integration_id, 'singleton', 20, 10 from verifications where state = 'queued'`,
  );
  await until(
    () => it.logged.join(''),
    (log) => log.includes('left to another OwlHub'),
  );
  expect(await it.database.query(look)).toEqual([
    { status: 'connected', report_key: 'refreshed', state: 'queued' },
  ]);
  await until(
    () => it.database.query(`select state from pgboss.job where state <> 'completed'`),
    ([job]) => job?.['state'] === 'retry',
  );
});

test('a key that is no longer in force is lost: what it sealed is unreadable, and that is recorded', async () => {
  await using it = await behind();
  await using work = await openKeyWork({ poolConfig: it.poolConfig, keyring: testKeyring(OLD) });
  await forgetKey(work, 'refreshed');
  const client = await signedIn(it);
  await client.ask('POST', `${it.url}/verifications`);
  const { body } = await client.settled(it.url, 'failed');
  expect(body.failure.reason).toBe('secret_unreadable');
  const [row] = await it.database.query(`select reason from integrations`);
  expect(row).toEqual({ reason: 'secret_unreadable' });
});
