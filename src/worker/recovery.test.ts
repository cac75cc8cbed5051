import { expect, test } from 'vitest';
import { clientOf, signedIn, startApp, startNewApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing, PROOF } from '#test/fake-connector.ts';

const REFUSED = { reason: 'connection_refused', host: 'acme.example', port: 443 } as const;
const never = () => new Promise<never>(() => {});

/** An OwlHub that began to verify something and was ended before it knew; what is in its database stays. */
async function interrupted() {
  const jira = fakeConnector(never);
  const app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await app.stop();
  const { poolConfig } = app.database;
  const start = (answer = fakeConnector()) => startApp({ poolConfig, keyring: app.keyring, jira: answer });
  return { ...app, url, start, [Symbol.asyncDispose]: () => app.database.close() };
}

test('Pending has an end: after 90 seconds it fails, and goes on trying', async () => {
  const jira = fakeConnector(never);
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await app.database.query(`update integrations set since = now() - interval '90 seconds'`);
  const { body } = await client.settled(url, 'failed');
  expect(body).toMatchObject({
    failure: { reason: 'verification_overdue' },
    nextCheckAt: expect.any(String),
  });
  const { entries } = (await client.ask('GET', `${url}/timeline`)).body;
  expect(entries[0].kind).toBe('integration.not_connected');
});

test('a climb that lost its worker is abandoned and done again', async () => {
  const jira = fakeConnector();
  jira.answer = async () => (jira.asked.length === 1 ? never() : passing());
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await app.database.query(`update verifications set started_at = now() - interval '31 seconds'`);
  await app.database.query(`delete from pgboss.job where state = 'active'`);
  await client.settled(url, 'connected');
  const { body } = await client.ask('GET', `${url}/verifications`);
  expect(body.verifications.map(({ state }: { state: string }) => state)).toEqual(['passed', 'abandoned']);
});

test('a verification whose job the queue has lost is queued anew', async () => {
  await using app = await startNewApp();
  const client = await signedIn(app);
  const url = await client.add();
  await client.settled(url, 'connected');
  await app.database.query(
    `insert into verifications (id, integration_id, state, cause, queued_at)
     select gen_random_uuid(), id, 'queued', 'schedule', now() - interval '31 seconds' from integrations`,
  );
  await client.settled(url, 'connected');
  const { body } = await client.ask('GET', `${url}/verifications`);
  expect(body.verifications.map(({ state }: { state: string }) => state).slice(0, 2)).toEqual([
    'passed',
    'passed',
  ]);
  expect(body.verifications.at(-1).state).toBe('abandoned');
});

test('when OwlHub ends, what runs is put back and goes on at the next start', async () => {
  const jira = fakeConnector(
    (_connection, { signal }) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(failing(REFUSED)))),
  );
  const app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await app.stop();
  await using again = await startApp({ poolConfig: app.database.poolConfig, keyring: app.keyring });
  const { body } = await until(
    () => clientOf(again).ask('GET', url, undefined, { cookie: client.cookie ?? '' }),
    (answer) => answer.body.status === 'connected',
  );
  expect(body.trouble).toBeUndefined();
  await again.stop();
  await app.database.close();
});

test('a climb that lost its worker and is then put back is taken up at the next start', async () => {
  await using before = await interrupted();
  await before.database.query(
    `update verifications set state = 'running', started_at = now() - interval '9 s'`,
  );
  const jira = fakeConnector(never);
  const second = await before.start(jira);
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await second.stop();

  await using third = await before.start();
  const client = await signedIn(third);
  await client.settled(before.url, 'connected');
  const { body } = await client.ask('GET', `${before.url}/verifications`);
  expect(body.verifications.map(({ state }: { state: string }) => state)).toEqual(['passed', 'abandoned']);
  await third.stop();
});

test('a verification whose job used up its attempts is queued anew', async () => {
  await using before = await interrupted();
  await before.database.query(`update pgboss.job set state = 'failed', completed_on = now()`);
  await before.database.query(`update verifications set queued_at = now() - interval '31 seconds'`);
  await using again = await before.start();
  await (await signedIn(again)).settled(before.url, 'connected');
  await again.stop();
});

test('a verification that still has its job is left alone, however long it waits', async () => {
  await using before = await interrupted();
  await before.database.query(`update pgboss.job set start_after = now() + interval '1 hour'`);
  await before.database.query(`update verifications set queued_at = now() - interval '31 seconds'`);
  await using again = await before.start();
  const client = await signedIn(again);
  await client.settled(await client.add('Other'), 'connected');
  const { body } = await client.ask('GET', `${before.url}/verifications`);
  expect(body.verifications).toMatchObject([{ state: 'queued' }]);
  await again.stop();
});

test('a rejected credential is sent once, also where that cannot be written down at first', async () => {
  const jira = fakeConnector(() =>
    failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false }),
  );
  await using app = await startNewApp({ jira });
  await app.database.query(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
  await app.database.query(`create trigger full_disk before update on verifications
    for each row when (new.state in ('passed', 'failed')) execute function refuse()`);
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => app.logged.filter((line) => line.includes('No space left')).length,
    (times) => times >= 2,
  );
  await app.database.query('drop trigger full_disk on verifications');
  const { body } = await client.settled(url, 'failed');
  expect(body).toMatchObject({ failure: { reason: 'credential_rejected' }, nextCheckAt: null });
  expect(jira.asked).toHaveLength(1);

  await client.ask('POST', `${url}/verifications`);
  await until(
    () => jira.asked.length,
    (length) => length === 2,
  );
});

test('a verdict that cannot be kept is no way to go unjudged', async () => {
  const jira = fakeConnector();
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await client.settled(url, 'connected');
  jira.answer = () => ({
    ...passing(),
    proof: { ...PROOF, certificateExpiresAt: '+200000-01-01T00:00:00.000Z' },
  });
  await client.ask('POST', `${url}/verifications`);
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.trouble !== undefined,
  );
  expect(body.trouble.failure.reason).toBe('verification_overdue');
  expect(jira.asked.length).toBeLessThan(7);
});
