import { expect, test } from 'vitest';
import { asking, basic, bearer } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';

const ALL = ['read:jira-user', 'read:jira-work'];
const EMAIL = 'ada@example.test';

async function behindTheGateway(options: Parameters<typeof startFakeJira>[0] = {}) {
  const jira = await startFakeJira(options);
  const site = await jira.addCloudSite();
  const ada = site.addAccount({ name: 'ada' });
  const base = `${jira.gateway.url}/ex/jira/${site.options.cloudId}`;
  return {
    jira,
    site,
    ada,
    ask: (path: string, authorization?: string) => asking(jira)(base + path, authorization),
    [Symbol.asyncDispose]: () => jira.stop(),
  };
}

test('a scoped token works with Basic, and as Bearer does not', async () => {
  await using gateway = await behindTheGateway();
  const token = gateway.ada.addToken({ kind: 'scoped', scopes: ALL });
  expect((await gateway.ask('/rest/api/3/myself', basic(EMAIL, token.text))).body).toMatchObject({
    accountId: gateway.ada.accountId,
  });
  expect((await gateway.ask('/rest/api/3/myself', bearer(token.text))).status).toBe(401);
});

test('a service account’s token works as Bearer, and with Basic only where the gateway is so minded', async () => {
  await using gateway = await behindTheGateway();
  const robot = gateway.site.addAccount({ name: 'robot', kind: 'service' });
  const token = robot.addToken({ kind: 'service', scopes: ALL });
  const statuses = async () => [
    (await gateway.ask('/rest/api/3/myself', bearer(token.text))).status,
    (await gateway.ask('/rest/api/3/myself', basic('robot@example.test', token.text))).status,
  ];
  expect(await statuses()).toEqual([200, 401]);
  gateway.jira.gateway.options.serviceTokensAs = 'basic';
  expect(await statuses()).toEqual([401, 200]);
  gateway.jira.gateway.options.serviceTokensAs = 'both';
  expect(await statuses()).toEqual([200, 200]);

  const { body } = await gateway.ask('/rest/api/3/myself', bearer(token.text));
  expect(body).toMatchObject({ accountType: 'app', appType: 'service' });
});

test.each([
  ['a classic token', () => basic(EMAIL, 'fake-classic-token')],
  ['a token nobody has', () => basic(EMAIL, 'fake-wrong-token')],
  ['another’s email', () => basic('bob@example.test', 'fake-scoped-token')],
  ['nothing', () => undefined],
])('%s is refused without saying why', async (_name, authorization) => {
  await using gateway = await behindTheGateway();
  gateway.ada.addToken({ text: 'fake-classic-token' });
  gateway.ada.addToken({ text: 'fake-scoped-token', kind: 'scoped', scopes: ALL });
  const answer = await gateway.ask('/rest/api/3/myself', authorization());
  expect([answer.status, answer.body]).toEqual([401, { code: 401, message: 'Unauthorized' }]);
  expect(answer.headers.get('x-failure-category')).toBe('FAILURE_CLIENT_AUTH_MISMATCH');
  expect((await gateway.ask('/rest/api/3/myself', basic(EMAIL, 'fake-scoped-token'))).status).toBe(200);
});

test.each([
  [[], { serverInfo: 200, myself: 401, mypermissions: 401 }],
  [['read:jira-user'], { serverInfo: 200, myself: 200, mypermissions: 401 }],
  [['read:jira-work'], { serverInfo: 200, myself: 401, mypermissions: 200 }],
  [['read:permission:jira'], { serverInfo: 200, myself: 401, mypermissions: 200 }],
  [
    ['read:user:jira', 'read:group:jira', 'read:avatar:jira'],
    { serverInfo: 200, myself: 401, mypermissions: 401 },
  ],
  [
    ['read:user:jira', 'read:group:jira', 'read:avatar:jira', 'read:application-role:jira'],
    { serverInfo: 200, myself: 200, mypermissions: 401 },
  ],
])('the scopes %j open %j', async (scopes, expected) => {
  await using gateway = await behindTheGateway();
  const good = basic(EMAIL, gateway.ada.addToken({ kind: 'scoped', scopes }).text);
  for (const [path, status] of Object.entries(expected)) {
    const answer = await gateway.ask(`/rest/api/3/${path}?permissions=ADMINISTER`, good);
    expect([path, answer.status]).toEqual([path, status]);
    if (status === 401)
      expect(answer.body).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
  }
});

test('the Agile API wants granular scopes', async () => {
  await using gateway = await behindTheGateway();
  const open = async (scopes: string[]) => {
    const token = gateway.ada.addToken({ kind: 'scoped', scopes });
    return (await gateway.ask('/rest/agile/1.0/board', basic(EMAIL, token.text))).status;
  };
  expect(await open(ALL)).toBe(401);
  expect(await open(['read:board-scope:jira-software', 'read:project:jira'])).toBe(200);
});

test('an unknown site is refused as the gateway is set, and a revoked token at once', async () => {
  await using gateway = await behindTheGateway();
  const token = gateway.ada.addToken({ kind: 'scoped', scopes: ALL });
  gateway.site.change({ state: 'suspended' });
  expect((await gateway.ask('/rest/api/3/myself', basic(EMAIL, token.text))).status).toBe(404);
  gateway.site.change({ state: 'running' });
  expect((await gateway.ask('/rest/api/3/myself', basic(EMAIL, token.text))).status).toBe(200);
  token.revoke();
  expect((await gateway.ask('/rest/api/3/myself', basic(EMAIL, token.text))).status).toBe(401);
});

test('the gateway’s own rate limit has no Retry-After', async () => {
  await using gateway = await behindTheGateway();
  gateway.jira.gateway.faults.on({ kind: 'rate_limited', from: 'gateway' });
  const { status, headers } = await gateway.ask('/rest/api/3/myself');
  expect([status, headers.get('retry-after')]).toEqual([429, null]);
  expect(headers.get('x-ratelimit-reset')).not.toBeNull();
});
