import { ProxyAgent, request } from 'undici';
import { expect, test } from 'vitest';
import { startFakeJira } from './index.ts';
import { type ProxyMood, startFakeProxy } from './proxy.ts';

async function behindProxy() {
  const jira = await startFakeJira();
  const site = await jira.addCloudSite({ name: 'acme' });
  const proxy = await startFakeProxy({ 'acme.atlassian.net': Number(new URL(site.url).port) });
  return {
    jira,
    site,
    proxy,
    status: (url: string) => statusThrough(proxy.url, jira.ca, url),
    [Symbol.asyncDispose]: async () => {
      await proxy[Symbol.asyncDispose]();
      await jira.stop();
    },
  };
}

/**
 * The status, or why there was none. While CONNECT is unanswered, undici hears neither a request's signal nor its
 * time limits, and `destroy` waits too: whoever asks through a proxy has to watch the clock itself.
 */
async function statusThrough(uri: string, ca: string, url: string): Promise<number | string> {
  const dispatcher = new ProxyAgent({ uri, requestTls: { ca }, proxyTunnel: true });
  const late = new Promise<string>((tell) => void setTimeout(tell, 300, 'timeout').unref());
  const asked = request(url, { dispatcher }).then(
    async ({ statusCode, body }) => (await body.dump(), statusCode),
    (error: Error) => error.message,
  );
  const outcome = await Promise.race([asked, late]);
  void dispatcher.destroy();
  return outcome;
}

const URL_OF_ACME = 'https://acme.atlassian.net/rest/api/3/serverInfo';

test('leads a public name to a port of this machine, and notes the target', async () => {
  await using behind = await behindProxy();
  expect(await behind.status(URL_OF_ACME)).toBe(200);
  expect(behind.proxy.targets).toEqual([
    { method: 'CONNECT', target: 'acme.atlassian.net:443', proxyAuthorization: false },
  ]);
});

test('leads to this machine’s own ports, and never off it', async () => {
  await using behind = await behindProxy();
  expect(await behind.status(`${behind.site.url}/rest/api/3/serverInfo`)).toBe(200);
  expect(await behind.status('https://elsewhere.example/')).toMatch(/502/u);
});

test.each<[ProxyMood, RegExp]>([
  ['refuse_403', /403/u],
  ['refuse_407', /407/u],
  ['refuse_502', /502/u],
  ['hang', /timeout/u],
  ['reset', /ECONNRESET|closed/u],
  ['not_http', /HTTP/u],
])('in the mood %s it lets nothing through, and in a better one it does', async (mood, message) => {
  await using behind = await behindProxy();
  behind.proxy.mood = mood;
  expect(await behind.status(URL_OF_ACME)).toMatch(message);
  behind.proxy.mood = 'allow';
  expect(await behind.status(URL_OF_ACME)).toBe(200);
});

test('forwards plain http too', async () => {
  await using behind = await behindProxy();
  await using proxy = await startFakeProxy();
  const dispatcher = new ProxyAgent({ uri: proxy.url, proxyTunnel: false });
  const { statusCode, body } = await request(`${behind.site.httpUrl}/rest/api/3/serverInfo`, { dispatcher });
  await body.dump();
  await dispatcher.destroy();
  expect(statusCode).toBe(200);
});
