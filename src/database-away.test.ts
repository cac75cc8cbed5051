import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, startApp, until } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { databaseGate } from '#test/database-gate.ts';
import { follow } from '#test/follow.ts';

async function startBehindGate() {
  const database = await testDatabase();
  const gate = await databaseGate(database.poolConfig);
  const app = await startApp({ poolConfig: gate.poolConfig });
  const client = clientOf(app);
  await client.signIn();
  const dispose = async () => {
    await app.stop();
    await gate[Symbol.asyncDispose]();
    await database.close();
  };
  return { app, client, gate, [Symbol.asyncDispose]: dispose };
}

test('a database that is away is told with 503 and when to try again, and nothing is lost', async () => {
  await using world = await startBehindGate();
  const { client, gate } = world;
  await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await gate.shut();
  for (const url of ['/api/integrations', '/readyz']) {
    const { status, body, response } = await client.ask('GET', url);
    expect(status).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(body.detail).toMatch(/database/);
  }
  expect((await client.ask('GET', '/healthz')).status).toBe(200);

  await gate.open();
  const { body } = await until(
    () => client.ask('GET', '/api/integrations'),
    ({ status }) => status === 200,
  );
  expect(body.integrations).toHaveLength(1);
});

test('when the database comes back, pages, worker and events go on by themselves', async () => {
  await using world = await startBehindGate();
  const { app, client, gate } = world;
  const { body: first } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await gate.shut();
  await until(
    () => app.logged.join(''),
    (log) => log.includes('trouble with the database'),
  );
  await gate.open();
  const { body } = await until(
    () => client.ask('POST', '/api/integrations', NEW_INTEGRATION),
    ({ status }) => status === 201,
  );
  for (const { id } of [first, body]) {
    await until(
      () => client.ask('GET', `/api/integrations/${id}`),
      (answer) => answer.body.status === 'connected',
      40_000,
    );
  }
}, 60_000);

test('pages that are open while the database was away read people and settings anew once it is back', async () => {
  await using world = await startBehindGate();
  const { app, client, gate } = world;
  const page = await follow(app, client.cookie);
  await gate.shut();
  await until(
    () => app.logged.join(''),
    (log) => log.includes('trouble with the database'),
  );
  expect(page.text).not.toContain('event: access_changed');
  await gate.open();
  await until(
    () => page.text,
    (text) => text.includes('event: access_changed'),
  );
  page.close();
});

test('a database that goes away again and again in the middle of things takes no connection for good', async () => {
  await using world = await startBehindGate();
  const { client, gate } = world;
  for (let round = 0; round < 25; round += 1) {
    const asked = Array.from({ length: 4 }, () => client.ask('POST', '/api/integrations', NEW_INTEGRATION));
    await gate.shut();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.every((status) => status === 201 || status === 503)).toBe(true);
    await gate.open();
  }
  await until(
    () => client.ask('POST', '/api/integrations', NEW_INTEGRATION),
    ({ status }) => status === 201,
  );
}, 60_000);

test('what the log says about it is short and holds nothing that was being stored', async () => {
  await using world = await startBehindGate();
  const { app, client, gate } = world;
  await gate.shut();
  await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const log = app.logged.join('');
  expect(log).toContain('waiting for the database');
  expect(log).not.toMatch(/fake-token|eyJ|acme/);
});
