import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { asking } from './asking.ts';
import { startFakeJira } from './index.ts';

async function shownAt(url: string) {
  const socket = connect({
    port: Number(new URL(url).port),
    servername: 'localhost',
    rejectUnauthorized: false,
  });
  await new Promise((done) => socket.once('secureConnect', done));
  const { fingerprint256, valid_to } = socket.getPeerCertificate();
  socket.destroy();
  return { fingerprint256, days: Math.round((Date.parse(valid_to) - Date.now()) / 86_400_000) };
}

test('a certificate ends in as many days as wanted, twenty where nobody says', async () => {
  await using jira = await startFakeJira();
  const usual = await jira.addCloudSite();
  const soon = await jira.addDataCenter({ certificateDays: 5 });
  expect([(await shownAt(usual.url)).days, (await shownAt(soon.url)).days]).toEqual([20, 5]);
});

test('renewed while it runs, it has another key, and the next request sees it', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addDataCenter({ certificateDays: 2 });
  const ask = () => asking(jira)(`${site.url}/rest/api/2/serverInfo`);
  const before = await shownAt(site.url);
  expect((await ask()).status).toBe(200);

  site.change({ certificateDays: 90 });
  const after = await shownAt(site.url);
  expect(after.days).toBe(90);
  expect(after.fingerprint256).not.toBe(before.fingerprint256);
  expect((await ask()).status).toBe(200);

  site.change({ title: 'Another' });
  expect(await shownAt(site.url)).toEqual(after);
  site.change({ certificateDays: 90 });
  expect((await shownAt(site.url)).fingerprint256).not.toBe(after.fingerprint256);
});

test('it can end in the past', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite({ certificateDays: -1 });
  expect((await shownAt(site.url)).days).toBe(-1);
  await expect(asking(jira)(`${site.url}/rest/api/3/serverInfo`)).rejects.toThrow('fetch failed');
});
