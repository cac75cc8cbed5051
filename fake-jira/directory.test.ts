import { expect, test } from 'vitest';
import { asking, basic, bearer } from './asking.ts';
import { startFakeJira } from './index.ts';

test('among ten thousand people the right one is found at once, by token, email and name', async () => {
  await using jira = await startFakeJira({ ledger: false });
  const site = await jira.addCloudSite();
  const dc = await jira.addDataCenter();
  for (let n = 0; n < 10_000; n += 1) {
    site.addAccount({ name: `p${n}` }).addToken({ text: `fake-cloud-${n}` });
    dc.addAccount({ name: `p${n}`, password: `fake-password-${n}` }).addToken({
      kind: 'personal',
      text: `fake-dc-${n}`,
    });
  }
  const ask = asking(jira);
  const nameAt = async (url: string, authorization: string) =>
    ((await ask(url, authorization)).body as { displayName?: string } | undefined)?.displayName;
  expect(await nameAt(`${site.url}/rest/api/3/myself`, basic('p9999@example.test', 'fake-cloud-9999'))).toBe(
    'p9999',
  );
  expect(await nameAt(`${dc.url}/rest/api/2/myself`, bearer('fake-dc-9998'))).toBe('p9998');
  expect(await nameAt(`${dc.url}/rest/api/2/myself`, basic('P9997', 'fake-password-9997'))).toBe('p9997');

  const startedAt = performance.now();
  for (let n = 0; n < 20_000; n += 1) {
    dc.people.tokensOf(`fake-dc-${n % 10_000}`);
    dc.people.named('p9997');
  }
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('who was renamed is found by the new name and no longer by the old one', async () => {
  await using jira = await startFakeJira();
  const dc = await jira.addDataCenter();
  const bob = dc.addAccount({ name: 'bob' });
  expect(dc.people.named('BOB')).toBe(bob);
  bob.change({ name: 'rob' });
  expect(dc.people.named('bob')).toBeUndefined();
  expect(dc.people.named('rob')).toBe(bob);
});

test('one text may be the token of two people, and each has it with the own email', async () => {
  await using jira = await startFakeJira();
  const site = await jira.addCloudSite();
  for (const name of ['ada', 'bob']) site.addAccount({ name }).addToken({ text: 'fake-shared-token' });
  const ask = asking(jira);
  for (const name of ['ada', 'bob']) {
    const shown = basic(`${name}@example.test`, 'fake-shared-token');
    expect((await ask(`${site.url}/rest/api/3/myself`, shown)).body).toMatchObject({ displayName: name });
  }
});
