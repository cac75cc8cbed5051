import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, startNewApp } from '#test/app.ts';

test('where the job cannot be queued, the integration is not kept either', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  await app.database.query(`delete from pgboss.queue where name = 'verify-integration'`);
  const { status } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  expect(status).toBe(500);
  expect((await client.ask('GET', '/api/integrations')).body.integrations).toEqual([]);
  expect(await app.database.query('select 1 from verifications')).toEqual([]);
});

test('the job holds two ids and nothing else', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const [job] = await app.database.query('select data from pgboss.job');
  expect(job).toEqual({
    data: { integrationId: body.id, verificationId: expect.any(String) },
  });
});

test('what is kept of it shows neither address nor account nor token', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  const rows = JSON.stringify(await app.database.query('select * from integrations'));
  expect(rows).toContain('Acme');
  expect(rows).not.toMatch(/acme\.example|ada@|fake-token/);
});
