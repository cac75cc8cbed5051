import { createCloudClient } from 'jira.js';
import { expect, test } from 'vitest';
import { type NewAccount, startFakeJira } from './index.ts';

async function clientOf(traits: NewAccount = {}) {
  const jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const account = site.addAccount({ name: 'ada', administrator: true, ...traits });
  const client = createCloudClient({
    host: site.httpUrl,
    auth: { type: 'basic', email: account.traits.email, apiToken: account.addToken().text },
    onSchemaMismatch: 'throw',
  });
  return { site, account, client, [Symbol.asyncDispose]: () => jira.stop() };
}

test.each<[string, NewAccount]>([
  ['an administrator', {}],
  ['a service account', { kind: 'service' }],
  ['somebody who hides the email', { emailVisible: false }],
])('jira.js reads %s and what it may see without a schema mismatch', async (_name, traits) => {
  await using jira = await clientOf(traits);
  const { client, account } = jira;
  expect((await client.serverInfo.getServerInfo()).serverTitle).toBe('Owl Corp');
  expect((await client.myself.getCurrentUser()).accountId).toBe(account.accountId);
  expect(await client.permissions.getMyPermissions({ permissions: 'ADMINISTER' })).toMatchObject({
    permissions: { ADMINISTER: { havePermission: true } },
  });
  expect((await client.projects.searchProjects()).values).toMatchObject([{ key: 'OWL' }]);
  expect(await client.permissions.getAllPermissions()).toHaveProperty('permissions.BROWSE_PROJECTS');
});

test('jira.js would tell a mismatch', async () => {
  await using jira = await clientOf();
  jira.site.faults.on({ kind: 'wrong_shape', body: { versionNumbers: 'not a list' } });
  await expect(jira.client.serverInfo.getServerInfo()).rejects.toThrow(/did not match the schema/u);
});
