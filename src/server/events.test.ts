import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, startApp, startNewApp, until } from '#test/app.ts';
import { follow } from '#test/follow.ts';

test('a page that is open hears every step of a verification', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const heard = await follow(app, client.cookie);
  expect(heard).toMatchObject({ status: 200, type: 'text/event-stream' });

  const { body } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await until(
    () => heard.text,
    (text) => text.includes('event: verification_finished'),
  );
  const types = [...heard.text.matchAll(/^event: (\w+)$/gm)].map(([, type]) => type);
  expect(types[0]).toBe('integration_changed');
  expect(types).toContain('verification_progressed');
  expect(heard.text).toContain(`"integrationId":"${body.id}"`);
  expect(heard.text).toContain('"rungs":[{"id":"jira","outcome":"passed","durationMs":3}]');
});

test('a page open on one OwlHub hears what happens on another', async () => {
  await using here = await startNewApp();
  await using there = await startApp({ poolConfig: here.database.poolConfig, keyring: here.keyring });
  const client = clientOf(here);
  await client.signIn();
  const heard = await follow(here, client.cookie);
  await clientOf(there).ask('POST', '/api/integrations', NEW_INTEGRATION, { cookie: client.cookie ?? '' });
  await until(
    () => heard.text,
    (text) => text.includes('event: verification_finished'),
  );
});

test('events hold neither address nor account nor evidence', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const heard = await follow(app, client.cookie);
  await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await until(
    () => heard.text,
    (text) => text.includes('event: verification_finished'),
  );
  expect(heard.text).not.toMatch(/acme|ada@|fake-token|Status/);
});

test('when the server ends, it ends the streams and does not wait for the pages', async () => {
  const app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const heard = await follow(app, client.cookie);
  await app[Symbol.asyncDispose]();
  await until(
    () => heard.ended,
    (ended) => ended,
  );
});

test('signing out ends the streams of that session, on every OwlHub and promptly, and no others', async () => {
  await using here = await startNewApp();
  await using there = await startApp({ poolConfig: here.database.poolConfig, keyring: here.keyring });
  const [leaving, staying] = [clientOf(here), clientOf(here)];
  await leaving.signIn();
  await staying.signIn();
  const ending = [await follow(here, leaving.cookie), await follow(there, leaving.cookie)];
  const going = await follow(here, staying.cookie);
  await leaving.ask('DELETE', '/api/sessions/current');
  await until(
    () => ending.map(({ ended }) => ended),
    (ended) => ended.every(Boolean),
    5_000,
  );
  expect(going.ended).toBe(false);
  await staying.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await until(
    () => going.text,
    (text) => text.includes('event: verification_finished'),
  );
});

test('a person may follow with many pages but not with any number, and with one more once one is closed', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const pages = [];
  for (let n = 0; n < 20; n += 1) pages.push(await follow(app, client.cookie));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await follow(app, client.cookie)).status).toBe(429);
  pages[0]?.close();
  await until(
    async () => (await follow(app, client.cookie)).status,
    (status) => status === 200,
  );
});

test('a stranger hears nothing', async () => {
  await using app = await startNewApp();
  expect((await follow(app, null)).status).toBe(401);
});

test('a program follows with its token, hears what that may see, and its stream ends with the token', async () => {
  await using app = await startNewApp();
  const client = clientOf(app);
  await client.signIn();
  const { body } = await client.ask('POST', '/api/tokens', { name: 'Follower', role: 'viewer' });
  const heard = await follow(app, null, { authorization: `Bearer ${body.text}` });
  expect(heard).toMatchObject({ status: 200, type: 'text/event-stream' });
  await client.ask('POST', '/api/integrations', NEW_INTEGRATION);
  await until(
    () => heard.text,
    (text) => text.includes('event: verification_finished'),
  );
  expect(heard.ended).toBe(false);
  await client.ask('DELETE', `/api/tokens/${body.token.id}`);
  await until(
    () => heard.ended,
    (ended) => ended,
  );
});
