import { Agent, fetch, request } from 'undici';
import { beforeEach, describe, expect, test } from 'vitest';
import { asking, basic } from './asking.ts';
import type { Fault } from './faults.ts';
import { type CloudSite, type FakeJira, startFakeJira } from './index.ts';

const WHO = '/rest/api/3/serverInfo';

async function broken(...faults: Fault[]) {
  const jira = await startFakeJira();
  const site = await jira.addCloudSite();
  for (const fault of faults) site.faults.on(fault);
  return { jira, site, ask: asking(jira), [Symbol.asyncDispose]: () => jira.stop() };
}

/** The code of the error that a careful client ends with, or `none` when it got an answer. */
async function errorOf(jira: FakeJira, url: string): Promise<string> {
  const dispatcher = new Agent({ connect: { ca: jira.ca, timeout: 300 }, maxResponseSize: 2_097_152 });
  try {
    const { body } = await request(url, {
      dispatcher,
      headersTimeout: 300,
      signal: AbortSignal.timeout(1_000),
    });
    await body.text();
    return 'none';
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return code !== undefined && typeof code === 'string' ? code : name;
  } finally {
    await dispatcher.destroy();
  }
}

test.each<[Fault, string]>([
  [{ kind: 'connection_hangs' }, 'UND_ERR_CONNECT_TIMEOUT'],
  [{ kind: 'connection_reset' }, 'ECONNRESET'],
  [{ kind: 'not_tls' }, 'ERR_SSL_WRONG_VERSION_NUMBER'],
  [{ kind: 'not_http' }, 'HTTPParserError'],
  [{ kind: 'certificate', problem: 'expired' }, 'CERT_HAS_EXPIRED'],
  [{ kind: 'certificate', problem: 'not_yet_valid' }, 'CERT_NOT_YET_VALID'],
  [{ kind: 'certificate', problem: 'self_signed' }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [{ kind: 'certificate', problem: 'wrong_host' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [{ kind: 'certificate', problem: 'unknown_authority' }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [{ kind: 'hang' }, 'UND_ERR_HEADERS_TIMEOUT'],
  [{ kind: 'reset', after: 'request' }, 'ECONNRESET'],
  [{ kind: 'reset', after: 'headers' }, 'ECONNRESET'],
  [{ kind: 'half_answer' }, 'UND_ERR_SOCKET'],
  [{ kind: 'endless_answer' }, 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
  [{ kind: 'huge_json' }, 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
  [{ kind: 'huge_headers' }, 'UND_ERR_HEADERS_OVERFLOW'],
  [{ kind: 'slow_answer' }, 'TimeoutError'],
])('%j is seen as %s, and ends when it is switched off', async (fault, code) => {
  await using fake = await broken(fault);
  expect(await errorOf(fake.jira, fake.site.url + WHO)).toBe(code);
  fake.site.faults.clear();
  expect(await errorOf(fake.jira, fake.site.url + WHO)).toBe('none');
});

describe('answers in Jira’s place', () => {
  test.each<[Fault, number, string]>([
    [{ kind: 'error', status: 500, as: 'json' }, 500, 'errorMessages'],
    [{ kind: 'error', status: 502 }, 502, 'Bad Gateway'],
    [{ kind: 'starting' }, 503, 'starting up'],
    [{ kind: 'maintenance' }, 503, 'maintenance'],
    [{ kind: 'login_page' }, 200, 'type="password"'],
    [{ kind: 'another_product' }, 200, 'nginx'],
    [{ kind: 'malformed_json' }, 200, '"deploymentType": '],
    [{ kind: 'wrong_shape' }, 200, 'hello'],
    [{ kind: 'answer', status: 418, body: 'a teapot' }, 418, 'a teapot'],
  ])('%j', async (fault, status, text) => {
    await using fake = await broken(fault);
    const answer = await fake.ask(fake.site.url + WHO);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)]);
  });

  test.each([
    [{ kind: 'sso_redirect' }, 'https://sso.example.test/adfs/ls?SAMLRequest=fake'],
    [{ kind: 'redirect', to: '/jira/' }, '/jira/'],
  ] as const)('%j', async (fault, location) => {
    await using fake = await broken(fault);
    const answer = await fake.ask(fake.site.url + WHO);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, location]);
  });

  test('http is sent to https, and https is answered', async () => {
    await using fake = await broken({ kind: 'redirect_to_https' });
    const plain = await fake.ask(fake.site.httpUrl + WHO);
    expect([plain.status, plain.headers.get('location')]).toEqual([301, fake.site.url + WHO]);
    expect((await fake.ask(fake.site.url + WHO)).status).toBe(200);
  });

  test.each([
    [undefined, '30'],
    [7, '7'],
    [null, null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
  ])('a rate limit with retryAfter %j says %j', async (retryAfter, header) => {
    await using fake = await broken({
      kind: 'rate_limited',
      ...(retryAfter === undefined ? {} : { retryAfter }),
    });
    const answer = await fake.ask(fake.site.url + WHO);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, header]);
  });

  test('503 may say when to come back', async () => {
    await using fake = await broken({ kind: 'error', status: 503, retryAfter: 5 });
    expect((await fake.ask(fake.site.url + WHO)).headers.get('retry-after')).toBe('5');
  });
});

describe('what stands in the way', () => {
  let fake: { site: CloudSite; ask: ReturnType<typeof asking>; good: string };
  beforeEach(async () => {
    const started = await broken();
    const token = started.site.addAccount({ name: 'ada' }).addToken();
    fake = { ...started, good: basic('ada@example.test', token.text) };
    return () => started.jira.stop();
  });

  test('a proxy that strips the credential from one path makes nobody of us there', async () => {
    fake.site.faults.on({ kind: 'credential_stripped' }, { path: '/mypermissions' });
    expect((await fake.ask(`${fake.site.url}/rest/api/3/myself`, fake.good)).status).toBe(200);
    const rights = await fake.ask(
      `${fake.site.url}/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS`,
      fake.good,
    );
    expect(rights.body).toMatchObject({ permissions: { BROWSE_PROJECTS: { havePermission: false } } });
  });

  test('a proxy that signs everybody in answers a wrong token, and none, as its own account', async () => {
    fake.site.addAccount({ name: 'proxy' });
    fake.site.faults.on({ kind: 'identity_injected', account: 'proxy' });
    for (const authorization of [undefined, fake.good, basic('ada@example.test', 'fake-wrong')]) {
      const me = await fake.ask(`${fake.site.url}/rest/api/3/myself`, authorization);
      expect(me.body).toMatchObject({ emailAddress: 'proxy@example.test' });
    }
  });
});

describe('a fault', () => {
  test('can be kept to some paths, to requests with a credential, and to so many times', async () => {
    await using fake = await broken();
    const { site, ask } = fake;
    const status = async (path: string, authorization?: string) =>
      (await ask(site.url + path, authorization)).status;
    const other = '/rest/api/3/field';

    site.faults.on({ kind: 'error', status: 500 }, { path: /serverInfo$/u, times: 1 });
    expect([await status(other), await status(WHO), await status(WHO)]).toEqual([200, 500, 200]);

    const off = site.faults.on({ kind: 'error', status: 502 }, { only: 'with_credential' });
    expect([await status(WHO), await status(WHO, basic('a@b.example', 'fake'))]).toEqual([200, 502]);
    off();
    expect(await status(WHO, basic('a@b.example', 'fake'))).toBe(200);
  });

  test('of one site leaves the others alone', async () => {
    await using fake = await broken({ kind: 'error', status: 500 });
    const well = await fake.jira.addCloudSite({ name: 'well' });
    expect((await fake.ask(well.url + WHO)).status).toBe(200);
  });
});

test('a gzip bomb is small on the way and has no end', async () => {
  await using fake = await broken({ kind: 'gzip_bomb' });
  const dispatcher = new Agent({ connect: { ca: fake.jira.ca } });
  const response = await fetch(fake.site.url + WHO, { dispatcher });
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > 20_000_000) break;
  }
  await dispatcher.destroy();
  expect(bytes).toBeGreaterThan(20_000_000);
});

describe('distance', () => {
  test('latency delays every answer', async () => {
    await using fake = await broken({ kind: 'latency', ms: 60 });
    await using line = oneLine(fake.jira);
    expect(await line.msOf(fake.site.url + WHO)).toBeGreaterThanOrEqual(59);
  });

  test('a round trip costs three on a new TLS connection and one on an open one', async () => {
    await using fake = await broken({ kind: 'round_trip', ms: 40 });
    await using line = oneLine(fake.jira);
    const first = await line.msOf(fake.site.url + WHO);
    const second = await line.msOf(fake.site.url + WHO);
    expect(first).toBeGreaterThanOrEqual(118);
    expect(second).toBeGreaterThanOrEqual(39);
    expect(second).toBeLessThan(first - 40);
  });
});

/** A client with a single connection, and how long it takes to ask. */
function oneLine(jira: FakeJira) {
  const dispatcher = new Agent({ connect: { ca: jira.ca }, connections: 1 });
  const msOf = async (url: string) => {
    const started = performance.now();
    await (await request(url, { dispatcher })).body.text();
    return performance.now() - started;
  };
  return { msOf, [Symbol.asyncDispose]: () => dispatcher.destroy() };
}

test('a fault may spare the first of what it is about', async () => {
  await using fake = await broken();
  const options = { path: '/myself', after: 2, times: 1 };
  fake.site.faults.on({ kind: 'error', status: 500 }, options);
  const token = fake.site.addAccount({ name: 'ada' }).addToken();
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1) {
    await fake.ask(`${fake.site.url}${WHO}`);
    const shown = basic('ada@example.test', token.text);
    statuses.push((await fake.ask(`${fake.site.url}/rest/api/3/myself`, shown)).status);
  }
  expect(statuses).toEqual([200, 200, 500, 200]);
});
