import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, OWNER, startNewApp, type TestApp } from '#test/app.ts';
import {
  type Behaviour,
  CLIENT,
  publishingAnotherKey,
  startFakeProvider,
  startOidcProvider,
} from '#test/providers.ts';
import { browserOf, providerAt, setUpProvider } from '#test/sso-browser.ts';

const ADA = { email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' };
const CALLBACK = 'http://localhost/api/sign-in/provider/callback';

const lastEntry = async (app: TestApp) => {
  const [entry] = await app.database.query('select * from audit_entries order by seq desc limit 1');
  return entry;
};

let shared: TestApp;
beforeAll(async () => void (shared = await startNewApp()));
afterAll(() => shared[Symbol.asyncDispose]());

/** How a sign-in ends where the provider behaves so. */
async function signInWith(behaviour: Partial<Behaviour>) {
  await using provider = await startFakeProvider(behaviour);
  await setUpProvider(shared, provider, { createsAccounts: true, defaultRole: 'viewer' });
  const browser = browserOf(shared);
  const { location } = await browser.signIn();
  return { location, who: await browser.whoAmI(), entry: await lastEntry(shared) };
}

test('with a certified provider: an account at the first sign-in, the same one at the second, and out again', async () => {
  await using app = await startNewApp();
  await using provider = await startOidcProvider({ id: 'ada', claims: ADA }, CALLBACK);
  await setUpProvider(app, provider, { createsAccounts: true, defaultRole: 'analyst' });
  const browser = browserOf(app);
  const back = await browser.signIn('/integrations?status=failed');
  expect(back).toMatchObject({ status: 303, location: '/integrations?status=failed' });
  const first = await browser.whoAmI();
  expect(first.person).toMatchObject({ email: ADA.email, name: ADA.name, roles: [{ id: 'analyst' }] });

  const again = browserOf(app);
  await again.signIn();
  expect((await again.whoAmI()).person.id).toBe(first.person.id);

  const out = await again.visit('/api/sessions/current', 'DELETE');
  const { continueAt } = out.response.json();
  const end = new URL(continueAt);
  expect(end.origin).toBe(provider.issuer);
  expect(end.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost/sign-in');
  expect(end.searchParams.get('id_token_hint')).toMatch(/^ey/);
  expect((await again.visit('/api/sessions/current')).status).toBe(401);
});

test('the session is Strict, what waits for the provider is Lax and is used once', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider();
  await setUpProvider(app, provider, { createsAccounts: true, defaultRole: 'viewer' });
  const browser = browserOf(app);
  const start = await browser.visit('/api/sign-in/provider');
  expect(start.status).toBe(303);
  expect(start.response.cookies).toMatchObject([
    { name: 'owlhub-provider', sameSite: 'Lax', httpOnly: true, path: '/' },
  ]);
  const asked = new URL(start.location).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'nonce', 'state'])
    expect(asked.get(name)?.length).toBeGreaterThan(20);

  const kept = browser.cookies.get('owlhub-provider') ?? '';
  const callback = await browser.throughProvider(start.location);
  const back = await browser.visit(callback);
  const session = back.response.cookies.find(({ name }) => name === 'owlhub');
  expect(session).toMatchObject({ sameSite: 'Strict', httpOnly: true });
  expect(browser.cookies.has('owlhub-provider')).toBe(false);

  const replaying = browserOf(app);
  replaying.cookies.set('owlhub-provider', kept);
  expect((await replaying.visit(callback)).location).toBe('/sign-in?problem=sign_in_expired');
  expect(replaying.cookies.has('owlhub')).toBe(false);
});

test('an answer that another browser asked for signs nobody in, and takes nothing from the one that waits for it', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider();
  await setUpProvider(app, provider, { createsAccounts: true, defaultRole: 'viewer' });
  const victim = browserOf(app);
  const attacker = browserOf(app);
  const start = await attacker.visit('/api/sign-in/provider');
  const callback = await attacker.throughProvider(start.location);

  expect((await victim.visit(callback)).location).toBe('/sign-in?problem=sign_in_expired');
  await victim.visit('/api/sign-in/provider');
  expect((await victim.visit(callback)).location).toBe('/sign-in?problem=sign_in_expired');
  expect(await lastEntry(app)).toMatchObject({ action: 'sign_in.failed', outcome: 'failed' });
  expect((await attacker.visit(callback)).location).toBe('/');
});

test.each<[string, Partial<Behaviour>, string]>([
  ['a wrong nonce', { token: { nonce: 'made-up' } }, 'answer_not_valid'],
  ['no nonce', { token: { nonce: undefined } }, 'answer_not_valid'],
  ['a token of another issuer', { token: { iss: 'https://elsewhere.example' } }, 'answer_not_valid'],
  ['an answer of another issuer', { back: { iss: 'https://elsewhere.example' } }, 'answer_not_valid'],
  [
    'no issuer where it promised one',
    { discovery: { authorization_response_iss_parameter_supported: true } },
    'answer_not_valid',
  ],
  ['a token for another application', { token: { aud: 'another' } }, 'answer_not_valid'],
  [
    'a token for two, by another',
    { token: { aud: [CLIENT.id, 'another'], azp: 'another' } },
    'answer_not_valid',
  ],
  ['a token signed by another key', { instead: { '/keys': publishingAnotherKey } }, 'answer_not_valid'],
  ['a token that is not signed', { alg: 'none' }, 'answer_not_valid'],
  [
    'a token that is not signed, and says that it may',
    { alg: 'none', discovery: { id_token_signing_alg_values_supported: ['none', 'RS256'] } },
    'answer_not_valid',
  ],
  [
    'a token signed with the client secret',
    { alg: 'HS256', discovery: { id_token_signing_alg_values_supported: ['HS256', 'RS256'] } },
    'answer_not_valid',
  ],
  ['an expired token', { token: { iat: 1_000_000_000, exp: 1_000_000_300 } }, 'answer_not_valid'],
  ['a token without a subject', { claims: { sub: undefined, ...ADA } }, 'answer_not_valid'],
  ['a subject that cannot be stored', { claims: { ...ADA, sub: 'nobody\0' } }, 'answer_not_valid'],
  ['a code that it never gave', { back: { code: 'made-up' } }, 'answer_not_valid'],
  ['another state', { back: { state: 'made-up' } }, 'sign_in_expired'],
  ['no state', { back: { state: null } }, 'sign_in_expired'],
  ['a cancelled sign-in', { back: { code: null, error: 'access_denied' } }, 'sign_in_cancelled'],
  ['an error', { back: { code: null, error: 'server_error' } }, 'provider_refused'],
  ['a clock that is 10 minutes ahead', { aheadS: 600 }, 'clock_skew'],
  ['a clock that is 10 minutes behind', { aheadS: -600 }, 'clock_skew'],
  [
    'an email that is not verified',
    { claims: { sub: 'x', ...ADA, email_verified: false } },
    'email_not_verified',
  ],
  ['an email of which it does not say', { claims: { sub: 'x', email: ADA.email } }, 'email_not_verified'],
  ['no email', { claims: { sub: 'x' } }, 'email_missing'],
  [
    'something that is no email',
    { claims: { sub: 'x', ...ADA, email: 'ada\nbcc: x@y.example' } },
    'email_missing',
  ],
  [
    'a verified email of somebody else in its userinfo answer',
    { claims: { sub: 'x', email: OWNER.email }, userInfo: ADA },
    'email_not_verified',
  ],
  [
    'a userinfo answer about somebody else',
    { claims: { sub: 'x' }, userInfo: { ...ADA, sub: 'y' } },
    'answer_not_valid',
  ],
])('with %s nobody is signed in, and it is written down', async (_what, behaviour, problem) => {
  const end = await signInWith(behaviour);
  expect(end.location).toBe(`/sign-in?problem=${problem}`);
  expect(end.who.status).toBe(401);
  expect(end.entry).toMatchObject({ action: 'sign_in.failed' });
});

test.each<[string, Partial<Behaviour>]>([
  ['everything in the ID token', {}],
  ['the email as a text', { claims: { sub: 'x', email: ADA.email, email_verified: 'true' } }],
  ['what Entra ID says instead', { claims: { sub: 'x', email: ADA.email, xms_edov: '1' } }],
  ['the email in the userinfo answer', { claims: { sub: 'x' }, userInfo: ADA }],
  ['verified said in the userinfo answer', { claims: { sub: 'x', email: 'Ada@Example.com' }, userInfo: ADA }],
  ['a clock that is 50 seconds ahead', { aheadS: 50 }],
  ['a clock that is 50 seconds behind', { aheadS: -50 }],
])('with %s the person is signed in', async (_what, behaviour) => {
  const end = await signInWith(behaviour);
  expect(end.location).toBe('/');
  expect(end.who.person).toMatchObject({ email: ADA.email, roles: [{ id: 'viewer' }] });
});

test.each([
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/.//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/profile#sessions', '/profile#sessions'],
])('after signing in, %s leads to %s', async (to, expected) => {
  await using provider = await startFakeProvider();
  await setUpProvider(shared, provider, { createsAccounts: true, defaultRole: 'viewer' });
  expect((await browserOf(shared).signIn(to)).location).toBe(expected);
});

test('a new key of the provider is fetched where a token was signed with it', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider();
  await setUpProvider(app, provider, { createsAccounts: true, defaultRole: 'viewer' });
  expect((await browserOf(app).signIn()).location).toBe('/');
  expect((await browserOf(app).signIn()).location).toBe('/');
  expect(provider.asked.filter((path) => path === '/keys')).toHaveLength(1);
  provider.behaviour.key = 1;
  provider.behaviour.kid = 'second';
  expect((await browserOf(app).signIn()).location).toBe('/');
  expect(provider.asked.filter((path) => path === '/keys')).toHaveLength(2);
});

test('while the provider is down the page says so at once, and signing in by password works', async () => {
  await using app = await startNewApp();
  const provider = await startFakeProvider();
  await setUpProvider(app, provider);
  await provider.close();
  const began = performance.now();
  const { status, location } = await browserOf(app).visit('/api/sign-in/provider?to=/profile');
  expect({ status, location }).toEqual({
    status: 303,
    location: '/sign-in?problem=provider_unreachable&to=%2Fprofile',
  });
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await lastEntry(app)).toMatchObject({ action: 'sign_in.failed' });
  expect((await clientOf(app).signIn()).status).toBe(201);
});

test('a provider that never answers is given up within 5 seconds', async () => {
  await using app = await startNewApp();
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  await setUpProvider(app, { issuer: `http://127.0.0.1:${port}` });
  const began = performance.now();
  const { location } = await browserOf(app).visit('/api/sign-in/provider');
  silent.close();
  expect(location).toBe('/sign-in?problem=provider_unreachable');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test.each<[string, Partial<Behaviour>, string]>([
  ['redirects', { instead: { '/.well-known/openid-configuration': redirect } }, 'provider_unreachable'],
  ['is huge', { instead: { '/.well-known/openid-configuration': huge } }, 'provider_unreachable'],
  ['is a page', { instead: { '/.well-known/openid-configuration': page } }, 'provider_unreachable'],
  ['is of another issuer', { discovery: { issuer: 'https://elsewhere.example' } }, 'provider_refused'],
  ['names no place to sign in', { discovery: { authorization_endpoint: undefined } }, 'provider_refused'],
  [
    'names a script as the place to sign in',
    { discovery: { authorization_endpoint: 'javascript:alert(1)' } },
    'provider_refused',
  ],
])('where the discovery document %s, nobody is sent to the provider', async (_what, behaviour, problem) => {
  const end = await signInWith(behaviour);
  expect(end.location).toBe(`/sign-in?problem=${problem}`);
});

type Ends = Parameters<NonNullable<Behaviour['instead'][string]>>;
function redirect(...[, response]: Ends) {
  response.writeHead(302, { location: 'http://127.0.0.1:1/.well-known/openid-configuration' }).end();
}
function huge(...[, response]: Ends) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(' '.repeat(3 * 1024 * 1024));
}
function page(...[, response]: Ends) {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>');
}

test('without a provider, and with one that is switched off, the page says so', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider();
  expect((await browserOf(app).visit('/api/sign-in/provider')).location).toBe(
    '/sign-in?problem=provider_refused',
  );
  const owner = await setUpProvider(app, provider);
  expect((await browserOf(app).visit('/api/sign-in/provider')).location).toContain(provider.issuer);
  await owner.ask('PUT', '/api/provider', providerAt(provider, { enabled: false }));
  expect((await browserOf(app).visit('/api/sign-in/provider')).location).toBe(
    '/sign-in?problem=provider_refused',
  );
});
