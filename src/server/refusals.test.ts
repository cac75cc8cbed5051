import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, clientOf, NEW_INTEGRATION, OWNER, startNewApp, type TestApp } from '#test/app.ts';

let app: TestApp;
let client: Client;

beforeAll(async () => {
  app = await startNewApp();
  client = clientOf(app);
  await client.signIn();
});
afterAll(() => app[Symbol.asyncDispose]());

const stranger = () => clientOf(app);

test.each([
  ['GET', '/api/integrations'],
  ['POST', '/api/integrations'],
  ['GET', '/api/integrations/00000000-0000-4000-8000-000000000000'],
  ['GET', '/api/connectors'],
  ['POST', '/api/connection-tests'],
  ['GET', '/api/events'],
  ['GET', '/api/sessions/current'],
] as const)('a stranger gets nothing from %s %s', async (method, url) => {
  const { status, body } = await stranger().ask(method, url, method === 'POST' ? {} : undefined);
  expect(status).toBe(401);
  expect(body).toMatchObject({ status: 401, title: 'Nobody is signed in', type: '/api/docs#problem-401' });
});

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['no origin it wants to name', { origin: 'null' }],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour on the same domain', { 'sec-fetch-site': 'same-site' }],
])('a change asked for from %s is refused', async (_what, headers) => {
  for (const [method, url] of [
    ['POST', '/api/integrations'],
    ['POST', '/api/sessions'],
    ['DELETE', '/api/sessions/current'],
  ] as const) {
    const { status, body } = await client.ask(method, url, undefined, headers);
    expect(status).toBe(403);
    expect(body.detail).toMatch(/another website/);
  }
});

test('a change asked for from our own page is not', async () => {
  const headers = {
    origin: 'http://owl.local:3000',
    host: 'owl.local:3000',
    'sec-fetch-site': 'same-origin',
  };
  const { status } = await client.ask('POST', '/api/integrations', NEW_INTEGRATION, headers);
  expect(status).toBe(201);
});

test('what a form on another page can send is not understood', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const { status } = await client.ask('POST', '/api/integrations', JSON.stringify(NEW_INTEGRATION), {
      'content-type': type,
    });
    expect(status).toBe(415);
  }
});

const ca = (length: number) => ({ ...NEW_INTEGRATION, ca: 'x'.repeat(length) });

test('a body over 64 KiB is refused, and one just below is read', async () => {
  expect(await client.ask('POST', '/api/integrations', ca(64 * 1024))).toMatchObject({
    status: 413,
    body: { status: 413, detail: expect.stringContaining('64 KiB') },
  });
  expect((await client.ask('POST', '/api/integrations', ca(60 * 1024))).status).toBe(422);
});

test.each(['{', '"text', '{"__proto__": {"a": 1}}'])(
  '%s is told apart from a wrong field',
  async (payload) => {
    const { status, body } = await client.ask('POST', '/api/integrations', payload, {
      'content-type': 'application/json',
    });
    expect(status).toBe(400);
    expect(body.detail).toMatch(/JSON/);
  },
);

test('a missing body names what is missing', async () => {
  const { status, body } = await client.ask('POST', '/api/integrations');
  expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field: 'body' }] });
});

test('an address that does not exist is a problem document, with an id to quote', async () => {
  const { status, body, response } = await client.ask(
    'GET',
    '/api/nothing-here?token=fake-token-not-a-secret',
  );
  expect(status).toBe(404);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(body.instance).toBe(response.headers['x-request-id']);
});

test.each(['/api/integrations/%zz', '/%e0%a4%a'])(
  '%s, which is no address at all, is a problem document too',
  async (url) => {
    const { status, body, response } = await client.ask('GET', url);
    expect(status).toBe(404);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(body.detail).toContain('cannot be read');
  },
);

test('a method that an address does not know is told with those that it does', async () => {
  const { status, response } = await client.ask('PUT', '/api/integrations', {});
  expect(status).toBe(405);
  expect(response.headers.allow).toMatch(/GET.*POST/);
});

test('neither a query nor a body nor a cookie reaches the log', async () => {
  await stranger().ask('POST', '/api/sessions', { ...OWNER, password: 'fake-password-marker' });
  await client.ask('GET', '/api/integrations?token=fake-query-marker');
  const log = app.logged.join('');
  expect(log).toContain('"path":"/api/integrations"');
  for (const marker of [
    'fake-password-marker',
    'fake-query-marker',
    client.cookie?.split('=')[1] ?? 'none',
  ]) {
    expect(log).not.toContain(marker);
  }
});
