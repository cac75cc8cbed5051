import { expect, test } from 'vitest';
import { clientOf, startNewApp, until } from '#test/app.ts';

const NEW = {
  type: 'jira',
  name: 'Acme',
  siteUrl: 'https://acme.example',
  accessToken: 'fake-token-not-a-secret',
  account: 'ada@example.com',
};

test('an integration goes from Pending to Connected by itself', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  expect((await client.signIn()).status).toBe(201);

  const created = await client.ask('POST', '/api/integrations', NEW);
  expect(created).toMatchObject({ status: 201, body: { status: 'pending', name: 'Acme' } });

  const url = `/api/integrations/${created.body.id}`;
  const { body } = await until(
    () => client.ask('GET', url),
    (answer) => answer.body.status === 'connected',
  );
  expect(body).toMatchObject({ siteUrl: 'https://acme.example', proof: { accountName: 'Ada Fake' } });
  const list = await client.ask('GET', '/api/integrations');
  expect(list.body.integrations).toHaveLength(1);
  const history = await client.ask('GET', `${url}/verifications`);
  expect(history.body.verifications).toMatchObject([{ state: 'passed', cause: 'created' }]);
});
