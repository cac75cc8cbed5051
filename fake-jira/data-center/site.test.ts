import { expect, test } from 'vitest';
import { asking, basic, bearer } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';

test.each([
  ['8.20', '8.20.30', 820_030],
  ['9.12', '9.12.12', 912_012],
  ['10.3', '10.3.19', 10_030_019],
  ['11', '11.1.0', 11_010_000],
  ['7.13.0', '7.13.0', 713_000],
  ['6.4.14', '6.4.14', 604_014],
])('%s is version %s, calls itself Server and has build %i', async (flavour, version, buildNumber) => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ version: flavour });
  const { body } = await asking(jira)(`${site.url}/rest/api/2/serverInfo`);
  expect(body).toMatchObject({
    version,
    buildNumber,
    deploymentType: 'Server',
    serverTitle: 'Owl Engineering',
  });
});

test.each([
  ['open', 200, 200],
  ['closed_to_dead_tokens', 200, 401],
  ['closed', 401, 401],
] as const)(
  'serverInfo that is %s answers nobody %i, a dead token %i and a live one 200',
  async (serverInfo, ...told) => {
    await using jira = await startFakeJira();
    const site = await jira.addDataCenter({ serverInfo });
    const token = site.addAccount().addToken({ kind: 'personal' });
    const status = async (authorization?: string) =>
      (await asking(jira)(`${site.url}/rest/api/2/serverInfo`, authorization)).status;
    expect([await status(), await status(bearer('fake-dead')), await status(bearer(token.text))]).toEqual([
      ...told,
      200,
    ]);
  },
);

test('errors are JSON where it is asked for by name, and XML elsewhere', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter();
  const ask = asking(jira);
  expect((await ask(`${site.url}/rest/api/2/myself`)).body).toMatchObject({ 'status-code': 401 });
  const xml = await ask(`${site.url}/rest/api/2/myself`, undefined, { accept: '*/*' });
  expect([xml.headers.get('content-type'), xml.text]).toEqual([
    'application/xml;charset=UTF-8',
    expect.stringContaining('<status><status-code>401</status-code>'),
  ]);
});

test('there is no version 3 of the API, and double slashes lead nowhere', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ contextPath: '/jira' });
  const ask = asking(jira);
  for (const path of ['/rest/api/3/serverInfo', '//rest/api/2/serverInfo']) {
    const answer = await ask(site.url + path);
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('null for uri')]);
  }
  expect((await ask(`${site.url}/rest/api/latest/serverInfo`)).status).toBe(200);
});

test('my permissions are all of them whatever was asked for, old keys marked', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter();
  const token = site.addAccount({ mayBrowse: false }).addToken({ kind: 'personal' });
  const { body } = await asking(jira)(
    `${site.url}/rest/api/2/mypermissions?permissions=ADMINISTER`,
    bearer(token.text),
  );
  const { permissions } = body as { permissions: Record<string, object> };
  expect(Object.keys(permissions).length).toBeGreaterThan(60);
  expect(permissions).toMatchObject({
    ADMINISTER: { havePermission: false },
    SYSTEM_ADMIN: { havePermission: false },
    BROWSE_PROJECTS: { havePermission: false },
    BROWSE: { deprecatedKey: true },
  });
});

test('beside the context path there is no Jira, but the root leads to it', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ contextPath: '/jira' });
  const ask = asking(jira);
  const root = await ask(site.origin.httpsUrl);
  expect([root.status, root.headers.get('location')]).toEqual([302, '/jira/']);
  expect((await ask(`${site.origin.httpsUrl}/rest/api/2/serverInfo`)).status).toBe(404);
  site.change({ outside: 'not_found' });
  expect((await ask(site.origin.httpsUrl)).status).toBe(404);
});

test('pages say version and context path, signed in or not', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ version: '9.12', contextPath: '/jira' });
  const ask = asking(jira);
  for (const path of ['/', '/login.jsp', '/secure/Dashboard.jspa', '/no/such/page']) {
    const { text } = await ask(site.url + path);
    expect(text).toContain(
      '<meta name="application-name" content="JIRA" data-name="jira" data-version="9.12.12">',
    );
    expect(text).toContain('<meta name="ajs-context-path" content="/jira">');
  }
  const issue = await ask(`${site.url}/browse/OWL-1`);
  expect([issue.status, issue.headers.get('location')]).toEqual([
    302,
    '/jira/login.jsp?permissionViolation=true&os_destination=%2Fbrowse%2FOWL-1',
  ]);
});

test.each([
  ['RUNNING', 200, 200],
  ['STARTING', 200, 503],
  ['STOPPING', 200, 503],
  ['FIRST_RUN', 200, 200],
  ['MAINTENANCE', 503, 503],
  ['ERROR', 500, 500],
] as const)('%s has status %i while serverInfo answers %i', async (state, status, serverInfo) => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ state });
  const ask = asking(jira);
  const told = await ask(`${site.url}/status`);
  expect([told.status, told.body]).toEqual([status, { state }]);
  const info = await ask(`${site.url}/rest/api/2/serverInfo`);
  expect([info.status, info.body !== undefined]).toEqual([serverInfo, state === 'RUNNING']);
});

test('answers to somebody known carry rate limits with no wait, and the others none', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter();
  const good = bearer(site.addAccount().addToken({ kind: 'personal' }).text);
  const ask = asking(jira);
  const wait = async (path: string, authorization?: string) =>
    (await ask(`${site.url}/rest/api/2/${path}`, authorization)).headers.get('retry-after');
  expect([await wait('myself', good), await wait('serverInfo', good), await wait('myself')]).toEqual([
    '0',
    null,
    null,
  ]);
});

test('administrators’ routes refuse others in their language', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter();
  const luc = site.addAccount({ name: 'luc', password: 'fake-password-of-luc', locale: 'fr_FR' });
  const summary = () =>
    asking(jira)(`${site.url}/rest/api/2/index/summary`, basic('luc', 'fake-password-of-luc'));
  expect([(await summary()).status, (await summary()).text]).toEqual([
    403,
    expect.stringContaining('administrateur'),
  ]);
  luc.change({ administrator: true });
  expect((await summary()).status).toBe(200);
});
