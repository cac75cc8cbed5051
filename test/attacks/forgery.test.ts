import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, signedIn, startNewApp } from '#test/app.ts';

const ELSEWHERE = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];
const OURS = [
  { origin: 'http://owlhub.example', host: 'owlhub.example' },
  { 'sec-fetch-site': 'same-origin' },
  {},
];

test.each(ELSEWHERE)('a request with the cookie that says %j changes nothing', async (headers) => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const add = (more: object) => owner.ask('POST', '/api/integrations', NEW_INTEGRATION, { ...more });
  expect((await add(headers)).status).toBe(403);
  expect((await owner.ask('DELETE', '/api/sessions/current', undefined, { ...headers })).status).toBe(403);
  expect((await owner.ask('GET', '/api/integrations')).body.integrations).toEqual([]);
  for (const ours of OURS) expect((await add(ours)).status).toBe(201);
});

test('a form on another page sends no JSON, and nothing else is understood', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const { statusCode } = await app.server.inject({
      method: 'POST',
      url: '/api/integrations',
      headers: { cookie: owner.cookie ?? '', 'content-type': type },
      payload: JSON.stringify(NEW_INTEGRATION),
    });
    expect(statusCode).toBe(415);
  }
});

test('no other page may read an answer or ask before: nothing allows another origin', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const from = { origin: 'https://evil.example' };
  const asked = await app.server.inject({
    method: 'OPTIONS',
    url: '/api/integrations',
    headers: { ...from, 'access-control-request-headers': 'authorization' },
  });
  const read = await owner.ask('GET', '/api/integrations', undefined, from);
  for (const { headers } of [asked, read.response]) {
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test.each(ELSEWHERE)(
  'a program with a token may come from anywhere (%j), and its cookie counts for nothing',
  async (headers) => {
    await using app = await startNewApp();
    const owner = await signedIn(app);
    const { body } = await owner.ask('POST', '/api/tokens', { name: 'Program', role: 'viewer' });
    const { body: full } = await owner.ask('POST', '/api/tokens', { name: 'Adder', role: 'owner' });
    const carrying = (text: string) => ({ ...headers, authorization: `Bearer ${text}` });
    const add = (by: ReturnType<typeof clientOf> | typeof owner, text: string) =>
      by.ask('POST', '/api/integrations', NEW_INTEGRATION, carrying(text));
    expect((await add(clientOf(app), full.text)).status).toBe(201);
    expect((await add(owner, body.text)).status).toBe(403);
  },
);

test.each(['Bearer', 'Bearer ', 'Basic Zm9vOmJhcg==', 'owl_fake'])(
  'a header that holds no token (%j) does not lift the check for the cookie',
  async (authorization) => {
    await using app = await startNewApp();
    const owner = await signedIn(app);
    const headers = { origin: 'https://evil.example', authorization };
    expect((await owner.ask('POST', '/api/integrations', NEW_INTEGRATION, headers)).status).toBe(403);
    const ours = { authorization };
    expect((await owner.ask('POST', '/api/integrations', NEW_INTEGRATION, ours)).status).toBe(201);
  },
);

test('nor does a made-up token for what strangers may ask, such as signing in', async () => {
  await using app = await startNewApp();
  const headers = { origin: 'https://evil.example', authorization: 'Bearer owl_fake' };
  const { status } = await clientOf(app).ask(
    'POST',
    '/api/sessions',
    { email: 'a@b.example', password: 'x' },
    headers,
  );
  expect(status).toBe(403);
});
