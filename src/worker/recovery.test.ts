import { expect, test } from 'vitest';
import { clientOf, signedIn, startApp, startNewApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';

const REFUSED = { reason: 'connection_refused', host: 'acme.example', port: 443 } as const;
const never = () => new Promise<never>(() => {});

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
     select gen_random_uuid(), id, 'queued', 'schedule', now() - interval '61 seconds' from integrations`,
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
