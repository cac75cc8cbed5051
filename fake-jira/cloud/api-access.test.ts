import { expect, test } from 'vitest';
import { asking, basic, bearer } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';
import type { OrganizationOptions } from './organization.ts';

const DAY_MS = 86_400_000;
type Row = {
  label: string;
  status: string;
  user?: { id: string };
  expiresAt?: string;
  lastActiveAt?: string;
};
type Page = { data: Row[]; links: { next?: string } };

async function organized(options: Partial<OrganizationOptions> = {}) {
  const jira = await startFakeJira();
  const site = await jira.addCloudSite();
  const ada = site.addAccount({ name: 'ada' });
  const organization = jira.addOrganization(options);
  organization.manage(ada);
  const key = organization.addKey();
  const at = (id: string) => `${jira.gateway.url}/admin/api-access/v1/orgs/${id}/api-tokens`;
  const ask = asking(jira);
  return {
    jira,
    site,
    ada,
    organization,
    key,
    ask: (authorization?: string, query = '', id = organization.id) => ask(at(id) + query, authorization),
    send: (method: string) => ask(at(organization.id), bearer(key.text), { method }),
    [Symbol.asyncDispose]: () => jira.stop(),
  };
}

test('lists the tokens of managed accounts, with whose they are, when they end and when they were used', async () => {
  await using fake = await organized();
  const expiresAt = new Date(Date.now() + 30 * DAY_MS);
  const used = new Date();
  fake.ada.addToken({ label: 'OwlHub', expiresAt, lastUsedAt: used });
  fake.ada.addToken({ label: 'Old', expiresAt: null }).blocked = true;
  fake.site.addAccount({ name: 'guest' }).addToken({ label: 'Of a guest' });

  const { status, body, headers } = await fake.ask(bearer(fake.key.text));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: [
      {
        label: 'OwlHub',
        status: 'ALLOWED',
        expiresAt: expiresAt.toISOString(),
        lastActiveAt: used.toISOString(),
        user: { id: fake.ada.accountId, orgId: fake.organization.id },
      },
      { label: 'Old', status: 'BLOCKED' },
    ],
  });
  expect((body as Page).data).toHaveLength(2);
  expect((body as Page).data[1]).not.toHaveProperty('expiresAt');
  expect(headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-.*Z$/);
});

test.each(['cursor', 'url', 'path'] as const)(
  'gives small pages, one after the other, by a %s',
  async (next) => {
    await using fake = await organized({ next, largestPage: 2 });
    for (const label of ['a', 'b', 'c', 'd', 'e']) fake.ada.addToken({ label });
    const labels: string[] = [];
    let query = '?pageSize=1000';
    for (let page = 0; query !== '' && page < 9; page += 1) {
      const { data, links } = (await fake.ask(bearer(fake.key.text), query)).body as Page;
      labels.push(...data.map(({ label }) => label));
      const cursor = links.next?.includes('cursor=')
        ? new URL(links.next, 'https://fake.example').searchParams.get('cursor')
        : links.next;
      query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    }
    expect(labels).toEqual(['a', 'b', 'c', 'd', 'e']);
  },
);

test('a wrong key, a user’s token, Basic and nothing are refused with 401', async () => {
  await using fake = await organized();
  const token = fake.ada.addToken();
  const wrong = [bearer('fake-wrong-key'), bearer(token.text), basic('ada', fake.key.text), undefined];
  for (const authorization of wrong) expect((await fake.ask(authorization)).status).toBe(401);
  expect((await fake.ask(bearer(fake.key.text))).status).toBe(200);
  fake.key.revoked = true;
  expect((await fake.ask(bearer(fake.key.text))).status).toBe(401);
});

test('a key without the scope, and another organisation, are refused as the switches say', async () => {
  await using fake = await organized();
  const narrow = bearer(fake.organization.addKey({ scopes: ['read:directories:admin'] }).text);
  const unscoped = bearer(fake.organization.addKey({ scopes: null }).text);
  const other = fake.jira.addOrganization().id;
  const statuses = async () => [
    (await fake.ask(narrow)).status,
    (await fake.ask(bearer(fake.key.text), '', other)).status,
    (await fake.ask(unscoped)).status,
  ];
  expect(await statuses()).toEqual([403, 404, 200]);
  expect((await fake.ask(narrow)).body).toMatchObject({ status: 403, error: 'Forbidden' });
  fake.organization.change({ lacksScopeStatus: 401, otherOrganizationStatus: 403, takesUnscoped: false });
  expect(await statuses()).toEqual([401, 403, 401]);
  expect((await fake.ask(narrow)).body).toMatchObject({ message: 'Unauthorized; scope does not match' });
});

test('what is listed, and how exactly, is as the switches say', async () => {
  await using fake = await organized();
  fake.ada.addToken({ label: 'ended' }).expire();
  fake.ada.addToken({ label: 'scoped', kind: 'scoped', lastUsedAt: new Date() });
  const rows = async () => ((await fake.ask(bearer(fake.key.text))).body as Page).data;
  expect((await rows()).map(({ label }) => label)).toEqual(['ended', 'scoped']);
  fake.organization.change({ listsEnded: false, tellsUser: false, lastActiveTo: 'day' });
  expect(await rows()).toMatchObject([
    { label: 'scoped', lastActiveAt: expect.stringMatching(/T00:00:00Z$/) },
  ]);
  expect((await rows())[0]).not.toHaveProperty('user');
  fake.organization.change({ listsScoped: false });
  expect(await rows()).toEqual([]);
});

test('DELETE at the same address ends every token: a mistake is noticed', async () => {
  await using fake = await organized();
  const token = fake.ada.addToken();
  expect((await fake.send('PUT')).status).toBe(405);
  expect(token.alive).toBe(true);
  expect((await fake.send('DELETE')).status).toBe(204);
  expect(token.alive).toBe(false);
});

test('it can be slowed down as the gateway can', async () => {
  await using fake = await organized();
  fake.jira.gateway.faults.on({ kind: 'rate_limited', from: 'gateway' }, { path: '/admin/', times: 1 });
  expect((await fake.ask(bearer(fake.key.text))).status).toBe(429);
  expect((await fake.ask(bearer(fake.key.text))).status).toBe(200);
});
