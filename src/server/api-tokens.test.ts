import { expect, test } from 'vitest';
import { clientOf, NEW_INTEGRATION, signedIn, startNewApp, type TestApp } from '#test/app.ts';
import { auditEntries } from '#test/audit.ts';

/** Makes a token in the owner’s tab, and answers how a program asks with it. */
async function withToken(app: TestApp, given: object = { permissions: ['integrations.read'] }) {
  const owner = await signedIn(app);
  const { status, body } = await owner.ask('POST', '/api/tokens', { name: 'Nightly report', ...given });
  const headers = { authorization: `Bearer ${body.text}` };
  const program = clientOf(app);
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, sent?: object) =>
    program.ask(method, url, sent, headers);
  return { owner, status, text: String(body.text), token: body.token, ask, headers };
}

test('a token is shown once, works for 90 days by default, and is listed without its text', async () => {
  await using app = await startNewApp();
  const { owner, status, text, token, ask } = await withToken(app);
  expect(status).toBe(201);
  expect(text).toMatch(/^owl_[0-9A-Za-z]{36}$/);
  expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(90 * 24 * 3_600_000);
  expect(token).toMatchObject({
    name: 'Nightly report',
    lastFour: text.slice(-4),
    madeBy: { email: 'owner@example.com' },
    permissions: ['integrations.read'],
    status: 'active',
    lastUsedAt: null,
  });

  expect((await ask('GET', '/api/integrations')).status).toBe(200);
  const list = await owner.ask('GET', '/api/tokens');
  expect(list.body.tokens).toMatchObject([{ id: token.id, lastUsedAddress: '127.0.0.1' }]);
  expect(JSON.stringify(list.body)).not.toContain(text);
  const [row] = await app.database.query('select * from api_tokens');
  expect(JSON.stringify(row)).not.toContain(text);
});

test('who it is with a token is its maker, with what the token may do', async () => {
  await using app = await startNewApp();
  const { ask, token } = await withToken(app, { role: 'analyst' });
  const { body } = await ask('GET', '/api/sessions/current');
  expect(body).toMatchObject({
    person: { email: 'owner@example.com' },
    permissions: ['integrations.read', 'integrations.verify'],
    token: { id: token.id, name: 'Nightly report' },
    expiresAt: token.expiresAt,
  });
});

test('a token does what it has the right for, and is refused the rest with who can help', async () => {
  await using app = await startNewApp();
  const { ask } = await withToken(app, { permissions: ['integrations.read', 'integrations.add'] });
  expect((await ask('POST', '/api/integrations', NEW_INTEGRATION)).status).toBe(201);
  const { status, body } = await ask('GET', '/api/tokens');
  expect(status).toBe(403);
  expect(body.detail).toBe('This token may not manage API tokens. Ask owner (owner@example.com).');
});

test.each([
  ['both a role and permissions', { role: 'viewer', permissions: ['integrations.read'] }],
  ['neither', {}],
  ['a role that does not exist', { role: 'nobody' }],
  ['366 days', { role: 'viewer', days: 366 }],
  ['no day', { role: 'viewer', days: 0 }],
])('a token with %s is refused, and with a role for 365 days it is made', async (_what, given) => {
  await using app = await startNewApp();
  expect((await withToken(app, given)).status).toBe(422);
  expect((await withToken(app, { role: 'viewer', days: 365 })).status).toBe(201);
});

test('a token is made only by a person who proved just now who they are', async () => {
  await using app = await startNewApp();
  const { owner, ask } = await withToken(app, { role: 'owner' });
  const given = { name: 'Another', role: 'viewer' };
  const byToken = await ask('POST', '/api/tokens', given);
  expect([byToken.status, byToken.body.reason]).toEqual([403, 'person_only']);

  await app.database.query(`update sessions set confirmed_at = now() - interval '16 minutes'`);
  const late = await owner.ask('POST', '/api/tokens', given);
  expect([late.status, late.body.reason]).toEqual([403, 'confirm_first']);
  await app.database.query(`update sessions set confirmed_at = now() - interval '14 minutes'`);
  expect((await owner.ask('POST', '/api/tokens', given)).status).toBe(201);
});

test('what is a person’s own is refused to a token, and written down', async () => {
  await using app = await startNewApp();
  const { ask } = await withToken(app, { role: 'owner' });
  const { status, body } = await ask('DELETE', '/api/sessions/current');
  expect([status, body.reason]).toEqual([403, 'person_only']);
  const [entry] = await auditEntries(app);
  expect(entry).toMatchObject({ action: 'permission.refused', actorKind: 'token', outcome: 'refused' });
});

test.each([
  ['revoked', `update api_tokens set revoked_at = now()`, /does not work any more/],
  ['expired', `update api_tokens set expires_at = now() - interval '1 second'`, /has expired/],
  ['of somebody deactivated', `update people set deactivated_at = now()`, /does not work any more/],
  ['of another OwlHub', `update api_tokens set hash = 'x'`, /no API token of this OwlHub/],
])('a token that is %s gets 401 with the way on, and is written down', async (_what, change, told) => {
  await using app = await startNewApp();
  const { ask, headers } = await withToken(app);
  expect((await ask('GET', '/api/integrations')).status).toBe(200);
  await app.database.query(change);
  const { status, body, response } = await ask('GET', '/api/integrations');
  expect([status, body.detail]).toEqual([401, expect.stringMatching(told)]);
  expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  const [entry] = await auditEntries(app);
  expect(entry).toMatchObject({ action: 'token.refused', actorKind: 'stranger', address: '127.0.0.1' });
  expect(JSON.stringify(entry)).not.toContain(headers.authorization.slice(7));
});

test('what cannot be a token is refused without a look into the table, and who goes on is slowed', async () => {
  await using app = await startNewApp();
  const { ask, text } = await withToken(app);
  const wrong = text.endsWith('x') ? `${text.slice(0, -1)}y` : `${text.slice(0, -1)}x`;
  const guess = () =>
    clientOf(app).ask('GET', '/api/integrations', undefined, { authorization: `Bearer ${wrong}` });
  for (let n = 0; n < 30; n += 1) expect((await guess()).status).toBe(401);
  const { status, response } = await guess();
  expect(status).toBe(429);
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  expect((await auditEntries(app)).filter(({ action }) => action === 'token.refused')).toHaveLength(30);
  expect((await ask('GET', '/api/integrations')).status).toBe(200);
});

test('a role that is taken from its maker is taken from the token', async () => {
  await using app = await startNewApp();
  const { ask } = await withToken(app, { permissions: ['integrations.read', 'integrations.add'] });
  await app.database.query(`update people set roles = '{viewer}'`);
  expect((await ask('GET', '/api/integrations')).status).toBe(200);
  expect((await ask('POST', '/api/integrations', NEW_INTEGRATION)).status).toBe(403);
});

test('of a cookie and a token the token counts, also where it is dead', async () => {
  await using app = await startNewApp();
  const { owner, headers, token } = await withToken(app);
  const both = () => owner.ask('GET', '/api/sessions/current', undefined, headers);
  expect((await both()).body.token).toMatchObject({ id: token.id });
  expect((await owner.ask('GET', '/api/sessions/current')).body.token).toBeUndefined();
  await app.database.query(`update api_tokens set revoked_at = now()`);
  expect((await both()).status).toBe(401);
});

test('a proxy’s own sign-in on the same header does not keep a browser’s session out', async () => {
  await using app = await startNewApp();
  const owner = await signedIn(app);
  const authorization = `Basic ${Buffer.from('fake:fake').toString('base64')}`;
  expect((await owner.ask('GET', '/api/sessions/current', undefined, { authorization })).status).toBe(200);
});

test('revoking ends a token at once, one’s own or another’s, and says so in the log', async () => {
  await using app = await startNewApp();
  const { owner, ask, token } = await withToken(app);
  expect((await owner.ask('DELETE', `/api/tokens/${token.id}`)).status).toBe(204);
  expect((await ask('GET', '/api/integrations')).status).toBe(401);
  const { body } = await owner.ask('GET', '/api/tokens');
  expect(body.tokens).toMatchObject([{ status: 'revoked', revokedBy: 'owner@example.com' }]);
  expect((await owner.ask('DELETE', `/api/tokens/${token.id}`)).status).toBe(204);
  expect((await owner.ask('DELETE', `/api/tokens/${crypto.randomUUID()}`)).status).toBe(404);
  const actions = (await auditEntries(app)).map(({ action }) => action);
  expect(actions.filter((action) => action === 'token.revoked')).toHaveLength(1);
  expect(actions).toContain('token.created');
});

test('last use is written at most once a minute, with its address', async () => {
  await using app = await startNewApp();
  const { ask } = await withToken(app);
  const used = async () =>
    (await app.database.query('select last_used_at::text as at from api_tokens'))[0]?.['at'];
  await ask('GET', '/api/integrations');
  const first = await used();
  await ask('GET', '/api/integrations');
  expect(await used()).toBe(first);
  await app.database.query(`update api_tokens set last_used_at = now() - interval '61 seconds'`);
  const before = await used();
  await ask('GET', '/api/integrations');
  expect(await used()).not.toBe(before);
});
