import { expect, test } from 'vitest';
import { type Answer, startNewApp, type TestApp } from '#test/app.ts';
import { type Behaviour, CLIENT, startFakeProvider, startOidcProvider } from '#test/providers.ts';
import { browserOf, setUpProvider } from '#test/sso-browser.ts';

const ADA = { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' };
const CALLBACK = 'http://localhost/api/sign-in/provider/callback';

type Body = Answer['body'];
const outcomes = ({ steps }: Body) =>
  Object.fromEntries(steps.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome]));

/** A test by the owner, in a browser that goes on with it at the provider. */
async function testOf(app: TestApp, issuer: string, change: object = {}) {
  const owner = await setUpProvider(app, { issuer }, change);
  const begun = await owner.ask('POST', '/api/provider/tests');
  const goOn = async (): Promise<Body> => {
    const browser = browserOf(app);
    for (const { name, value } of begun.response.cookies) browser.cookies.set(name, value);
    const back = await browser.visit(await browser.throughProvider(begun.body.continueAt));
    expect(back.location).toBe(`/settings/sign-in?test=${begun.body.id}`);
    expect(browser.cookies.has('owlhub')).toBe(false);
    // The answer to POST left its cookie in the tab, as the only one that it keeps.
    await owner.signIn();
    return (await owner.ask('GET', `/api/provider/tests/${begun.body.id}`)).body;
  };
  return { owner, begun: begun.body, goOn };
}

const BEFORE = {
  issuer: 'passed',
  discovery: 'passed',
  keys: 'passed',
  client: 'passed',
  redirect: 'passed',
};
const NOT_YET = {
  sign_in: 'not_reached',
  token: 'not_reached',
  claims: 'not_reached',
  account: 'not_reached',
};

test('every step passes with a certified provider, and nobody is signed in or made by it', async () => {
  await using app = await startNewApp();
  await using provider = await startOidcProvider({ id: 'ada', claims: ADA }, CALLBACK);
  const { begun, goOn } = await testOf(app, provider.issuer, {
    createsAccounts: true,
    defaultRole: 'analyst',
  });
  expect(outcomes(begun)).toEqual({ ...BEFORE, ...NOT_YET });
  expect(begun).toMatchObject({ failure: null, claims: null, would: null });

  const ended = await goOn();
  const all = { ...BEFORE, sign_in: 'passed', token: 'passed', claims: 'passed', account: 'passed' };
  expect(outcomes(ended)).toEqual(all);
  expect(ended).toMatchObject({
    failure: null,
    continueAt: null,
    claims: { email: ADA.email, email_verified: true },
    would: { account: `Makes an account for ${ADA.email}.`, roles: ['Analyst'] },
  });
  expect(await app.database.query('select email from people')).toHaveLength(1);
  expect(JSON.stringify(await app.database.query('select result from provider_tests'))).not.toContain(
    ADA.email,
  );
});

test('a wrong client secret is named', async () => {
  await using app = await startNewApp();
  await using provider = await startOidcProvider({ id: 'ada', claims: ADA }, CALLBACK);
  const { begun } = await testOf(app, provider.issuer, { clientSecret: 'fake-secret-that-is-wrong' });
  expect(outcomes(begun)).toEqual({ ...BEFORE, client: 'failed', redirect: 'not_reached', ...NOT_YET });
  expect(begun).toMatchObject({ failure: { reason: 'client_rejected' }, continueAt: null });
});

test('an unregistered redirect address is named, with the one to register', async () => {
  await using app = await startNewApp();
  await using provider = await startOidcProvider(
    { id: 'ada', claims: ADA },
    'http://elsewhere.example/api/sign-in/provider/callback',
  );
  const { begun } = await testOf(app, provider.issuer);
  expect(outcomes(begun)).toEqual({ ...BEFORE, redirect: 'failed', ...NOT_YET });
  expect(begun.failure.reason).toBe('redirect_not_registered');
  expect(begun.failure.nextSteps.join(' ')).toContain(CALLBACK);
});

test.each<[string, string, string, string]>([
  ['a closed port', 'http://127.0.0.1:1', 'discovery', 'connection_refused'],
  ['a name that does not exist', 'http://nobody.invalid', 'issuer', 'host_not_found'],
  ['a private network', 'http://10.1.2.3', 'issuer', 'address_not_allowed'],
  ['the metadata of a cloud', 'http://169.254.169.254', 'issuer', 'address_not_allowed'],
])('%s (%s) stops at %s with %s', async (_what, issuer, at, reason) => {
  await using app = await startNewApp();
  const { begun } = await testOf(app, issuer);
  expect(outcomes(begun)).toMatchObject({ [at]: 'failed', keys: 'not_reached' });
  expect(begun.failure).toMatchObject({ reason, nextSteps: expect.arrayContaining([expect.any(String)]) });
});

test.each<[string, Partial<Behaviour>, string, string]>([
  [
    'is none',
    { instead: answering('/.well-known/openid-configuration', 404) },
    'discovery',
    'not_a_provider',
  ],
  [
    'is in trouble',
    { instead: answering('/.well-known/openid-configuration', 503) },
    'discovery',
    'provider_error',
  ],
  [
    'calls itself another',
    { discovery: { issuer: 'https://id.example.com' } },
    'discovery',
    'issuer_mismatch',
  ],
  ['has no keys', { instead: answering('/keys', 200, '{"keys":[]}') }, 'keys', 'keys_unusable'],
  [
    'refuses the code flow',
    { instead: answering('/token', 400, '{"error":"unauthorized_client"}') },
    'client',
    'client_not_allowed',
  ],
])('where the provider %s, the test says so', async (_what, behaviour, at, reason) => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider(behaviour);
  const { begun } = await testOf(app, provider.issuer);
  expect(outcomes(begun)[at]).toBe('failed');
  expect(begun.failure.reason).toBe(reason);
});

function answering(path: string, status: number, body = '{}'): Behaviour['instead'] {
  return {
    [path]: (_request, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  };
}

test('where the provider does not say whether client and address are right, the test does not either, and goes on', async () => {
  await using app = await startNewApp();
  const instead = {
    ...answering('/token', 400, '{"error":"invalid_request"}'),
    ...answering('/authorize', 200),
  };
  await using provider = await startFakeProvider({ instead });
  const { begun, goOn } = await testOf(app, provider.issuer, {
    createsAccounts: true,
    defaultRole: 'viewer',
  });
  expect(outcomes(begun)).toEqual({ ...BEFORE, client: 'unknown', redirect: 'unknown', ...NOT_YET });
  provider.behaviour.instead = {};
  expect(outcomes(await goOn())).toEqual({ ...BEFORE, ...PASSED });
});

const PASSED = { sign_in: 'passed', token: 'passed', claims: 'passed', account: 'passed' };
test.each<[string, Partial<Behaviour>, object, string, object]>([
  [
    'a cancelled sign-in',
    { back: { code: null, error: 'access_denied' } },
    {},
    'sign_in_cancelled',
    { sign_in: 'failed', token: 'not_reached', account: 'not_reached' },
  ],
  [
    'another clock',
    { aheadS: 600 },
    {},
    'clock_skew',
    { ...PASSED, token: 'failed', claims: 'not_reached', account: 'not_reached' },
  ],
  [
    'no email',
    { claims: { sub: 'ada' } },
    {},
    'email_missing',
    { ...PASSED, claims: 'failed', account: 'not_reached' },
  ],
  [
    'an email that is not verified',
    { claims: { ...ADA, email_verified: false } },
    {},
    'email_not_verified',
    { ...PASSED, claims: 'failed', account: 'not_reached' },
  ],
  [
    'no groups where groups decide',
    { claims: ADA },
    { createsAccounts: true, defaultRole: 'viewer', groups: [{ group: 'admins', role: 'administrator' }] },
    'groups_missing',
    { ...PASSED, claims: 'failed', account: 'not_reached' },
  ],
  ['no account', { claims: ADA }, {}, 'no_account', { ...PASSED, account: 'failed' }],
  [
    'no role',
    { claims: { ...ADA, groups: ['everybody'] } },
    { createsAccounts: true, groups: [{ group: 'admins', role: 'administrator' }] },
    'no_role',
    { ...PASSED, account: 'failed' },
  ],
])('%s is shown with the step that it stops', async (_what, behaviour, change, reason, expected) => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider(behaviour);
  const { goOn } = await testOf(app, provider.issuer, change);
  const ended = await goOn();
  expect(ended.failure.reason).toBe(reason);
  expect(outcomes(ended)).toMatchObject({ ...BEFORE, ...expected });
  expect(ended.would).toBeNull();
});

test('the difference of the clocks is told', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider({ aheadS: 600 });
  const { goOn } = await testOf(app, provider.issuer);
  expect((await goOn()).failure.meaning).toMatch(/10 minutes later/);
});

test('a test belongs to whoever made it', async () => {
  await using app = await startNewApp();
  await using provider = await startFakeProvider({ claims: ADA });
  const { owner, begun } = await testOf(app, provider.issuer, { clientId: CLIENT.id });
  await owner.signIn();
  expect((await owner.ask('GET', `/api/provider/tests/${begun.id}`)).status).toBe(200);
  await app.database.query(
    `with ada as (insert into people (id, email, name, roles, created_at, created_by)
       values (gen_random_uuid(), 'ada@example.com', 'Ada', '{owner}', now(), 'Test') returning id)
     update provider_tests set person_id = ada.id from ada`,
  );
  expect((await owner.ask('GET', `/api/provider/tests/${begun.id}`)).status).toBe(404);
});
