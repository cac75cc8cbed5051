import { expect, test } from 'vitest';
import { asking, basic, bearer } from './asking.ts';
import { startFakeJira } from './index.ts';

test('a Cloud site, its gateway and a Data Center live in one process, each at its own address', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const dataCenter = await jira.addDataCenter({ contextPath: '/jira' });
  const ask = asking(jira);

  expect((await ask(`${site.url}/rest/api/3/serverInfo`)).body).toMatchObject({ deploymentType: 'Cloud' });
  expect((await ask(`${site.httpUrl}/rest/api/3/serverInfo`)).status).toBe(200);
  expect((await ask(`${dataCenter.url}/rest/api/2/serverInfo`)).body).toMatchObject({ version: '10.3.19' });
  expect((await ask(`${jira.gateway.url}/ex/jira/x/rest/api/3/myself`)).status).toBe(404);
});

test('a token works until it is revoked', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const ada = site.addAccount({ name: 'ada' });
  const token = ada.addToken();
  const whoAmI = () => asking(jira)(`${site.url}/rest/api/3/myself`, basic('ada@example.test', token.text));

  expect((await whoAmI()).body).toMatchObject({ accountId: ada.accountId });
  token.revoke();
  expect((await whoAmI()).status).toBe(401);
});

test('tells how often a secret was sent, where and how, and never shows it', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const token = site.addAccount({ name: 'ada' }).addToken({ text: 'fake-token-not-a-secret' });
  const ask = asking(jira);

  await ask(`${site.url}/rest/api/3/myself`);
  expect(jira.sightings(token.text)).toEqual([]);

  await ask(`${site.url}/rest/api/3/myself`, basic('ada@example.test', token.text));
  await ask(`${site.url}/rest/api/3/myself`, bearer(token.text));
  await ask(`${site.url}/rest/api/3/field?token=${token.text}`);
  expect(jira.sightings(token.text).map(({ site: at, as }) => [at, as])).toEqual([
    ['owl-corp', 'basic'],
    ['owl-corp', 'bearer'],
    ['owl-corp', 'elsewhere'],
  ]);
  expect(JSON.stringify(jira.asked)).not.toContain(token.text);
});

test('without a ledger it remembers nothing, and does not claim that nothing was asked', async () => {
  await using jira = await startFakeJira({ ledger: false });
  const site = await jira.addCloudSite();
  expect((await asking(jira)(`${site.url}/rest/api/3/serverInfo`)).status).toBe(200);
  expect(() => jira.asked).toThrow('without a ledger');
  expect(() => jira.sightings('fake-token')).toThrow('without a ledger');
});
