import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, signedIn, startApp, startNewApp, until } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';

type App = Awaited<ReturnType<typeof startNewApp>>;
const REFUSED = { reason: 'connection_refused', host: 'acme.example', port: 443 } as const;
const never = () => new Promise<never>(() => {});

/** Makes everything that is planned for later due now. */
const hurry = (app: App) =>
  app.database.query(`update integrations set next_check_at = now() where next_check_at is not null`);

test('a passing failure is tried again by itself, still Pending and saying so, and heals', async () => {
  const jira = fakeConnector(() => (jira.asked.length === 1 ? failing(REFUSED) : passing()));
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.trouble !== undefined,
  );
  expect(body).toMatchObject({
    status: 'pending',
    trouble: { failures: 1 },
    nextCheckAt: expect.any(String),
  });
  await hurry(app);
  expect((await client.settled(url, 'connected')).body.trouble).toBeUndefined();
});

test('a connected integration whose token dies turns Failed at the next check', async () => {
  const jira = fakeConnector();
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await client.settled(url, 'connected');
  jira.answer = () =>
    failing({ reason: 'credential_rejected', tried: ['classic_token'], gatewayUnreachable: false });
  await hurry(app);
  const { body } = await client.settled(url, 'failed');
  expect(body).toMatchObject({ failure: { reason: 'credential_rejected' }, nextCheckAt: null });
  const { body: history } = await client.ask('GET', `${url}/verifications`);
  expect(history.verifications[0]).toMatchObject({ cause: 'schedule', askedBy: null });
});

test('a site that hangs does not hold up the others', async () => {
  const jira = fakeConnector();
  jira.answer = async () => (jira.asked.length <= 10 ? never() : passing());
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  for (let n = 0; n < 10; n += 1) await client.add('Slow');
  await until(
    () => jira.asked.length,
    (length) => length === 10,
  );
  await client.settled(await client.add('Quick'), 'connected');
  jira.asked.slice(0, 10).forEach(({ options }) => expect(options.signal?.aborted).toBe(false));
  await app.database.query('delete from integrations');
});

test('two OwlHubs on one database do not verify the same integration twice at once', async () => {
  let [atOnce, most] = [0, 0];
  const held: (() => void)[] = [];
  const tookWork = new Set<string>();
  /** Holds the climb that is watched; all others only show that this OwlHub looked for work. */
  const jiraOf = (owlHub: string) =>
    fakeConnector(async ({ account }) => {
      if (account !== NEW_INTEGRATION.account) {
        tookWork.add(owlHub);
        return passing();
      }
      most = Math.max(most, (atOnce += 1));
      await new Promise<void>((resolve) => held.push(resolve));
      atOnce -= 1;
      return passing();
    });
  await using app = await startNewApp({ jira: jiraOf('one') });
  const { poolConfig } = app.database;
  await using other = await startApp({ poolConfig, keyring: app.keyring, jira: jiraOf('other') });
  const client = await signedIn(app);
  const url = await client.add();
  const ask = (from: Parameters<typeof clientOf>[0]) =>
    clientOf(from).ask('POST', `${url}/verifications`, undefined, { cookie: client.cookie ?? '' });

  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all([ask(app), ask(other), ask(app), ask(other)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    await until(
      () => atOnce,
      (climbs) => climbs === 1,
    );
    await hurry(app);
    tookWork.clear();
    await until(
      async () => {
        await client.ask('POST', '/api/integrations', { ...NEW_INTEGRATION, account: 'eve@example.com' });
        return tookWork.size;
      },
      (owlHubs) => owlHubs === 2,
    );
    held.forEach((goOn) => goOn());
    await client.settled(url, 'connected');
  }
  expect(most).toBe(1);
});

test('new values end a climb that knows the old ones, and are then verified', async () => {
  const jira = fakeConnector();
  const ended: string[] = [];
  jira.answer = ({ account }, { signal }) =>
    account === NEW_INTEGRATION.account
      ? new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            ended.push(account);
            reject(new Error('Told to stop.'));
          });
        })
      : passing();
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  await until(
    () => jira.asked.length,
    (length) => length === 1,
  );
  await client.ask('PATCH', url, { account: 'eve@example.com' });
  expect((await client.settled(url, 'connected')).body.account).toBe('eve@example.com');
  expect(ended).toEqual([NEW_INTEGRATION.account]);
});

test('a connector that throws is our trouble: told, tried again, and nobody else is held up', async () => {
  const jira = fakeConnector(() => {
    throw new Error('a bug');
  });
  await using app = await startNewApp({ jira });
  const client = await signedIn(app);
  const url = await client.add();
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.trouble !== undefined,
  );
  expect(body.trouble.failure.reason).toBe('verification_overdue');
  expect(app.logged.join('')).toContain('a connector threw');
});
