import { Agent, request } from 'undici';
import { describe, expect, test } from 'vitest';
import { asking, basic, bearer } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';

const EMAIL = 'ada@owl.example';
const FAILED = 'AUTHENTICATED_FAILED';

async function owlCorp(
  options: Parameters<Awaited<ReturnType<typeof startFakeJira>>['addCloudSite']>[0] = {},
) {
  const jira = await startFakeJira();
  const site = await jira.addCloudSite(options);
  const ada = site.addAccount({ email: EMAIL, administrator: true });
  const token = ada.addToken();
  const ask = asking(jira);
  return {
    jira,
    site,
    ada,
    token,
    good: basic(EMAIL, token.text),
    ask: (path: string, ...rest: [string?, object?]) => ask(site.url + path, ...rest),
    [Symbol.asyncDispose]: () => jira.stop(),
  };
}

describe('a good pair of email and token', () => {
  test('is who it says, and the answer names the account', async () => {
    await using owl = await owlCorp();
    const me = await owl.ask('/rest/api/3/myself', owl.good);
    expect(me.body).toMatchObject({
      accountId: owl.ada.accountId,
      emailAddress: EMAIL,
      accountType: 'atlassian',
    });
    expect(me.headers.get('x-aaccountid')).toBe(encodeURIComponent(owl.ada.accountId));
    expect(me.headers.get('x-seraph-loginreason')).toBeNull();
    expect(me.headers.get('content-type')).toBe('application/json;charset=UTF-8');
  });

  test('sees projects and rights', async () => {
    await using owl = await owlCorp();
    expect((await owl.ask('/rest/api/3/project/search', owl.good)).body).toMatchObject({ total: 1 });
    expect((await owl.ask('/rest/api/3/mypermissions?permissions=ADMINISTER', owl.good)).body).toMatchObject({
      permissions: { ADMINISTER: { havePermission: true } },
    });
  });

  test('is not admitted with a GET that has a body', async () => {
    await using owl = await owlCorp();
    const dispatcher = new Agent({ connect: { ca: owl.jira.ca } });
    const { statusCode, body } = await request(`${owl.site.url}/rest/api/3/myself`, {
      dispatcher,
      method: 'GET',
      body: '{}',
      headers: { authorization: owl.good },
    });
    await body.dump();
    await dispatcher.destroy();
    expect(statusCode).toBe(401);
  });
});

describe('a bad pair', () => {
  const bad = [
    ['a wrong token', EMAIL, 'fake-wrong-token'],
    ['an empty password', EMAIL, ''],
    ['another email', 'bob@owl.example', 'fake-token'],
  ] as const;

  test.each(bad)('with %s is a plain-text 401 at myself', async (_name, email, secret) => {
    await using owl = await owlCorp();
    const me = await owl.ask('/rest/api/3/myself', basic(email, secret));
    expect(me.status).toBe(401);
    expect(me.text).toBe('Client must be authenticated to access this resource.');
    expect(me.headers.get('x-seraph-loginreason')).toBe(FAILED);
    expect(me.headers.get('www-authenticate')).toMatch(/^OAuth realm="https%3A/u);
  });

  test.each([
    ['/project/search', { total: 0, values: [] }],
    ['/search/jql?jql=key=X', { issues: [] }],
    ['/field', []],
    ['/issueLinkType', { issueLinkTypes: [] }],
    ['/dashboard/search', { values: [] }],
    ['/filter/search', { values: [] }],
    ['/users/search', []],
    ['/mypermissions?permissions=ADMINISTER', { permissions: { ADMINISTER: { havePermission: false } } }],
    ['/serverInfo', { deploymentType: 'Cloud' }],
  ])('is answered 200 as nobody at %s', async (path, body) => {
    await using owl = await owlCorp();
    const answer = await owl.ask(`/rest/api/3${path}`, basic(EMAIL, 'fake-wrong-token'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(body);
    expect(answer.headers.get('x-seraph-loginreason')).toBe(FAILED);
  });

  test('may be refused without a word in the headers', async () => {
    await using owl = await owlCorp({ tellsRejection: false });
    const list = await owl.ask('/rest/api/3/project/search', basic(EMAIL, 'fake-wrong-token'));
    expect([list.status, list.headers.get('x-seraph-loginreason')]).toEqual([200, null]);
  });

  test('finds no issue and no project', async () => {
    await using owl = await owlCorp();
    expect((await owl.ask('/rest/api/3/issue/OWL-1', basic(EMAIL, 'x'))).status).toBe(404);
    expect((await owl.ask('/rest/api/3/project/OWL', basic(EMAIL, 'x'))).status).toBe(404);
    expect((await owl.ask('/rest/api/3/project/OWL', owl.good)).status).toBe(200);
  });

  test.each(['scoped', 'service'] as const)('is what a %s token is at the site', async (kind) => {
    await using owl = await owlCorp();
    const token = owl.ada.addToken({ kind, scopes: ['read:jira-user'] });
    expect((await owl.ask('/rest/api/3/myself', basic(EMAIL, token.text))).status).toBe(401);
  });

  test('is what a good one becomes by revoking, expiry, deactivation or a change of email', async () => {
    await using owl = await owlCorp();
    const spoil = [
      (token = owl.ada.addToken()) => (token.revoke(), token),
      (token = owl.ada.addToken()) => (token.expire(), token),
      (token = owl.ada.addToken()) => (owl.ada.change({ email: 'ada.lovelace@owl.example' }), token),
      (token = owl.ada.addToken()) => (owl.ada.change({ email: EMAIL }), owl.ada.deactivate(), token),
    ];
    for (const spoiled of spoil) {
      expect((await owl.ask('/rest/api/3/myself', basic(EMAIL, spoiled().text))).status).toBe(401);
    }
  });
});

describe('other ways to show a credential', () => {
  test('an opaque Bearer is 403 everywhere, with a content type of its own', async () => {
    await using owl = await owlCorp();
    const answer = await owl.ask('/rest/api/3/serverInfo', bearer(owl.token.text));
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ error: 'Failed to parse Connect Session Auth Token' });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-seraph-loginreason')).toBeNull();
  });

  test('a Bearer in the shape of a JWT is a 401 page everywhere', async () => {
    await using owl = await owlCorp();
    const answer = await owl.ask('/rest/api/3/serverInfo', bearer('eyFake.eyFake.fake'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'text/html;charset=UTF-8']);
  });

  test.each([
    'bearer x',
    'token x',
    'Bogus x',
    'Bearer  two-spaces',
    `Basic ${btoa(':t')}`,
    `Basic ${btoa('e')}`,
  ])('%j is taken for no credential at all', async (authorization) => {
    await using owl = await owlCorp();
    expect((await owl.ask('/rest/api/3/serverInfo', authorization)).status).toBe(200);
    const me = await owl.ask('/rest/api/3/myself', authorization);
    expect([me.status, me.headers.get('x-seraph-loginreason')]).toEqual([401, null]);
  });

  test('none at all is 401 at myself and 200 at serverInfo', async () => {
    await using owl = await owlCorp();
    expect((await owl.ask('/rest/api/3/myself')).status).toBe(401);
    expect((await owl.ask('/rest/api/3/serverInfo')).status).toBe(200);
  });
});

describe('my permissions', () => {
  test.each(['', '?permissions=', '?permissions=ADMINISTER,NO_SUCH', '?permissions=SYSTEM_ADMIN'])(
    'asked for with %j are refused as a whole',
    async (query) => {
      await using owl = await owlCorp();
      expect((await owl.ask(`/rest/api/3/mypermissions${query}`, owl.good)).status).toBe(400);
    },
  );

  test('know SYSTEM_ADMIN where the site does', async () => {
    await using owl = await owlCorp({ knowsSystemAdmin: true });
    expect((await owl.ask('/rest/api/3/mypermissions?permissions=SYSTEM_ADMIN', owl.good)).status).toBe(200);
  });

  test('follow what the account may do at the moment', async () => {
    await using owl = await owlCorp();
    owl.ada.change({ administrator: false, mayBrowse: false });
    const { body } = await owl.ask(
      '/rest/api/3/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS',
      owl.good,
    );
    expect(body).toMatchObject({
      permissions: { ADMINISTER: { havePermission: false }, BROWSE_PROJECTS: { havePermission: false } },
    });
  });
});

describe('the language', () => {
  test('of a refusal is the account’s, not English', async () => {
    await using owl = await owlCorp();
    owl.ada.change({ administrator: false, locale: 'fr_FR' });
    const french = await owl.ask('/rest/api/3/auditing/record', owl.good);
    expect([french.status, french.text]).toEqual([403, expect.stringContaining('administrateur')]);

    owl.ada.change({ locale: 'en_US' });
    expect((await owl.ask('/rest/api/3/auditing/record', owl.good)).text).toContain('Administrator');
  });
});
