import { expect, test } from 'vitest';
import { asking, basic } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';
import { startFakeProxy } from '#fake-jira/proxy.ts';
import { fetch, ProxyAgent } from 'undici';

test('the tenant is named to anybody, at any host name', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const { body } = await asking(jira)(`${site.url}/_edge/tenant_info`);
  expect(body).toEqual({ cloudId: site.options.cloudId });
});

test.each(['missing', 'suspended'] as const)('a %s site is 404, in JSON or as a page', async (state) => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite({ state });
  const ask = asking(jira);
  for (const path of ['/rest/api/3/serverInfo', '/_edge/tenant_info', '/']) {
    const told = await ask(site.url + path);
    expect([told.status, told.body]).toEqual([
      404,
      { errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' },
    ]);
  }
  const page = await ask(`${site.url}/`, undefined, { accept: 'text/html,*/*' });
  expect([page.status, page.text]).toEqual([404, expect.stringContaining('Page Unavailable')]);

  site.change({ state: 'running' });
  expect((await ask(`${site.url}/rest/api/3/serverInfo`)).status).toBe(200);
});

test('a site knows its own *.atlassian.net name and no other', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite({ name: 'owl-corp' });
  const port = Number(new URL(site.url).port);
  await using proxy = await startFakeProxy({ 'owl-corp.atlassian.net': port, 'typo.atlassian.net': port });
  await using dispatcher = proxyAgent(proxy.url, jira.ca);
  const status = async (host: string) =>
    (await fetch(`https://${host}/rest/api/3/serverInfo`, { dispatcher })).status;

  expect(await status('owl-corp.atlassian.net')).toBe(200);
  expect(await status('typo.atlassian.net')).toBe(404);
});

test.each([403, 401, 400])('an address that is not on the allowlist is refused with %i', async (status) => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite({ allowlist: { refuses: true, status } });
  const token = site.addAccount({ name: 'ada' }).addToken();
  const ask = () => asking(jira)(`${site.url}/rest/api/3/myself`, basic('ada@example.test', token.text));

  expect([(await ask()).status, (await ask()).body]).toEqual([
    status,
    { errorMessages: [expect.stringContaining('IP address')], errors: {} },
  ]);
  site.change({ allowlist: { refuses: false, status } });
  expect((await ask()).status).toBe(200);
});

test('pages lead to Atlassian’s sign-in on another host, and dead links are pages too', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const ask = asking(jira);
  const board = await ask(`${site.url}/jira/software/projects/OWL/boards/1`);
  expect([board.status, board.headers.get('location')]).toEqual([
    302,
    expect.stringMatching(/^https:\/\/id\.atlassian\.com\/login\?continue=/u),
  ]);
  for (const path of ['/status', '/rest/pat/latest/tokens', '/no/such/page']) {
    expect([path, (await ask(site.url + path)).status]).toEqual([path, 404]);
  }
});

test('the removed search says so, a wrong method is told the right ones, and browsers may not post', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const ask = asking(jira);
  expect((await ask(`${site.url}/rest/api/3/search?jql=x`)).status).toBe(410);

  const wrong = await ask(`${site.url}/rest/api/3/myself`, undefined, { method: 'DELETE' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);

  const post = (userAgent: string) =>
    ask(`${site.url}/rest/api/3/permissions/check`, undefined, {
      method: 'POST',
      body: '{"globalPermissions":["ADMINISTER"]}',
      headers: { 'user-agent': userAgent },
    });
  expect([(await post('Mozilla/5.0')).status, (await post('OwlHub')).status]).toEqual([403, 200]);
});

function proxyAgent(uri: string, ca: string) {
  const agent = new ProxyAgent({ uri, requestTls: { ca }, proxyTunnel: true });
  return Object.assign(agent, { [Symbol.asyncDispose]: () => agent.destroy() });
}
