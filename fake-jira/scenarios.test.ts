import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { Secret } from '#secrets/secret.ts';
import { printed } from './demo/scenario.ts';
import { startDemoJira } from './scenarios.ts';

let demo: Awaited<ReturnType<typeof startDemoJira>>;
beforeAll(async () => {
  demo = await startDemoJira();
});
afterAll(() => demo[Symbol.asyncDispose]());

test('OwlHub makes of every scene what the scene promises', async () => {
  const connector = createJiraConnector({
    gateway: demo.jira.gateway.url,
    gatewayIsCustom: true,
    allowHttp: false,
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    extraCa: demo.jira.ca,
    proxy: { url: null, noProxy: '' },
  });
  for (const { title, siteUrl, account, accessToken, expect: promised } of demo.scenarios) {
    const values = { siteUrl, account, accessToken: new Secret(accessToken), ca: null };
    const read = connector.read({ ...values, organizationId: null, organizationKey: null });
    const connection = read.ok ? read.value : { ...values, organization: null };
    const verdict = await connector.verify(connection, { known: null });
    expect([title, verdict.failure?.reason ?? 'connected']).toEqual([title, promised]);
  }
});

test('every scene has its own title, and its token looks fake', () => {
  const titles = demo.scenarios.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const { accessToken } of demo.scenarios) expect(accessToken).toMatch(/^fake-/u);
});

test('the printed page says all that has to be typed', () => {
  const page = printed(demo.scenarios);
  for (const { siteUrl, accessToken } of demo.scenarios) {
    expect(page).toContain(siteUrl);
    expect(page).toContain(accessToken);
  }
});
