import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '#integrations/day.ts';
import { plusMs } from '#kernel/instant.ts';
import { type Answer, NEW_INTEGRATION, signedIn, signedInAs, startNewApp, type TestApp } from '#test/app.ts';
import { failing, fakeConnector, passing } from '#test/fake-connector.ts';

let app: TestApp;
let client: Awaited<ReturnType<typeof signedIn>>;
const jira = fakeConnector();
const dead = () => failing({ reason: 'credential_rejected', tried: [], gatewayUnreachable: false });

beforeAll(async () => {
  app = await startNewApp({ jira });
  client = await signedIn(app);
});
afterAll(() => app[Symbol.asyncDispose]());

const idOf = (url: string) => url.split('/').at(-1) ?? '';
const kindsOf = ({ body }: Answer) => body.entries.map(({ kind }: { kind: string }) => kind);
const inDays = (days: number) => dayOf(plusMs(new Date().toISOString(), days * 86_400_000));

async function added(): Promise<string> {
  jira.answer = passing;
  const url = await client.add();
  await client.settled(url, 'connected');
  return url;
}

test('a schedule is kept within its bounds, and one outside is refused by name', async () => {
  const url = await added();
  for (const checkEveryMinutes of [1, 1_440]) {
    const { status, body } = await client.ask('PATCH', url, { checkEveryMinutes });
    expect([status, body.checkEveryMinutes]).toEqual([200, checkEveryMinutes]);
  }
  const FIXES = [
    [0, 'Enter 1 or more.'],
    [1_441, 'Enter 1440 or less.'],
    [2.5, 'Enter a whole number.'],
    [-5, 'Enter 1 or more.'],
  ] as const;
  for (const [checkEveryMinutes, fix] of FIXES) {
    const { status, body } = await client.ask('PATCH', url, { checkEveryMinutes });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'checkEveryMinutes', fix }]);
  }
});

test('a new schedule holds at once: from once a day to once a minute it is due within two minutes', async () => {
  const url = await added();
  await client.ask('PATCH', url, { checkEveryMinutes: 1_440 });
  const { body } = await client.ask('PATCH', url, { checkEveryMinutes: 1 });
  expect(Date.parse(body.nextCheckAt) - Date.now()).toBeLessThan(120_000);
});

test('what a person enters about the end of the token is shown with its source, and can be taken back', async () => {
  const url = await added();
  const entered = await client.ask('PATCH', url, { tokenEndsOn: inDays(20) });
  expect(entered.body.endings).toMatchObject([
    {
      what: 'token',
      endsAt: `${inDays(20)}T23:59:59.000Z`,
      knownBy: 'entered',
      words: 'Entered by owner@example.com.',
    },
  ]);
  expect(entered.body.status).toBe('connected');
  const back = await client.ask('PATCH', url, { tokenEndsOn: null });
  expect(back.body.endings).toMatchObject([
    { what: 'token', knownBy: 'assumed', source: expect.any(String) },
  ]);
});

test('an end in the past, or absurdly far, is refused by name, and today is not', async () => {
  const url = await added();
  for (const tokenEndsOn of [inDays(-1), '1999-01-01', '9999-12-31', 'soon', '2030-02-30']) {
    const { status, body } = await client.ask('PATCH', url, { tokenEndsOn });
    expect([tokenEndsOn, status]).toEqual([tokenEndsOn, 422]);
    expect(body.errors).toMatchObject([{ field: 'tokenEndsOn' }]);
  }
  expect((await client.ask('PATCH', url, { tokenEndsOn: inDays(0) })).status).toBe(200);
  const refused = await client.ask('POST', '/api/integrations', {
    ...NEW_INTEGRATION,
    tokenEndsOn: inDays(-1),
  });
  expect(refused.body.errors).toMatchObject([{ field: 'tokenEndsOn' }]);
});

test('whoever adds an integration owns it, and owners can be chosen among people who can come in', async () => {
  const url = await added();
  const { body } = await client.ask('GET', url);
  expect(body.owners).toMatchObject([{ email: 'owner@example.com' }]);
  const grace = await signedInAs(app, ['viewer'], { name: 'Grace Example' });
  const changed = await client.ask('PATCH', url, { ownerIds: [grace.id] });
  expect(changed.body.owners).toMatchObject([{ name: 'Grace Example' }]);
  const nobody = '00000000-0000-4000-8000-000000000009';
  const refused = await client.ask('PATCH', url, { ownerIds: [grace.id, nobody] });
  expect(refused.body.errors).toMatchObject([{ field: 'ownerIds' }]);
  expect((await client.ask('GET', url)).body.owners).toMatchObject([{ name: 'Grace Example' }]);
  await client.ask('PATCH', grace.url, { active: false });
  expect((await client.ask('GET', url)).body.owners).toEqual([]);
});

test('the timeline tells what happened, the newest first, page by page', async () => {
  const url = await added();
  jira.answer = dead;
  await client.ask('POST', `${url}/verifications`);
  await client.settled(url, 'failed');
  await client.ask('PATCH', url, { paused: true });
  await client.ask('PATCH', url, { name: 'Renamed' });
  const all = await client.ask('GET', `${url}/timeline`);
  expect(kindsOf(all)).toEqual([
    'integration.edited',
    'integration.paused',
    'integration.failed',
    'integration.connected',
    'integration.added',
  ]);
  expect(all.body.entries[2]).toMatchObject({
    severity: 'bad',
    title: 'Title of credential_rejected',
    lines: expect.arrayContaining([expect.stringMatching(/^Likely cause: /), 'Next: Do that.']),
  });
  const first = await client.ask('GET', `${url}/timeline?limit=3`);
  const second = await client.ask('GET', `${url}/timeline?limit=3&before=${first.body.next}`);
  expect([...kindsOf(first), ...kindsOf(second)]).toEqual(kindsOf(all));
  expect(second.body.next).toBeNull();
});

test('the history has a cell for each of 90 days, and the times of every rung', async () => {
  const url = await added();
  await app.database.query(
    `insert into integration_days values ('${idOf(url)}', current_date - 3,
      '{"day": "${inDays(-3)}", "checks": 4, "passed": 3, "down": 0, "rungs": {"jira": {"count": 4, "sumMs": 40, "maxMs": 25}}}')`,
  );
  const { body } = await client.ask('GET', `${url}/history`);
  expect(body.days).toHaveLength(90);
  expect(body.days.at(-1)).toEqual({ day: inDays(0), level: 'good', checks: 1, passed: 1 });
  expect(body.times).toEqual([
    { at: inDays(-3), rungs: { jira: { meanMs: 10, maxMs: 25 } } },
    { at: inDays(0), rungs: { jira: { meanMs: 3, maxMs: 3 } } },
  ]);
  expect(body.recent).toMatchObject([{ rungs: { jira: 3 } }]);
});

test('of what is not there, there is no history', async () => {
  const nowhere = '/api/integrations/00000000-0000-4000-8000-000000000001';
  for (const what of ['history', 'timeline'])
    expect((await client.ask('GET', `${nowhere}/${what}`)).status).toBe(404);
});

test('the list is searched, filtered, sorted and read page by page', async () => {
  await using fresh = await startNewApp({ jira });
  const owner = await signedIn(fresh);
  jira.answer = passing;
  for (const name of ['Beta 100%', 'alpha', 'Gamma']) await owner.settled(await owner.add(name), 'connected');
  const names = async (query: string) => {
    const { body } = await owner.ask('GET', `/api/integrations?${query}`);
    return [body.integrations.map(({ name }: { name: string }) => name), body.total];
  };
  expect(await names('')).toEqual([['alpha', 'Beta 100%', 'Gamma'], 3]);
  expect(await names('limit=2&offset=1')).toEqual([['Beta 100%', 'Gamma'], 3]);
  expect(await names('search=ALPH')).toEqual([['alpha'], 1]);
  expect(await names('search=100%20bet')).toEqual([['Beta 100%'], 1]);
  expect(await names('search=100%25')).toEqual([['Beta 100%'], 1]);
  expect(await names('search=%25')).toEqual([['Beta 100%'], 1]);
  expect(await names('status=failed')).toEqual([[], 0]);
  const listed = (await owner.ask('GET', '/api/integrations')).body.integrations;
  const [first, , third]: { id: string }[] = listed;
  const nowhere = '00000000-0000-4000-8000-000000000001';
  expect(await names(`ids=${third?.id},${first?.id},${nowhere}`)).toEqual([['alpha', 'Gamma'], 2]);
  for (const wrong of ['ids=', 'ids=alpha', `ids=${first?.id},`])
    expect((await owner.ask('GET', `/api/integrations?${wrong}`)).status).toBe(422);
  const urlOf = async (search: string) => {
    const { body } = await owner.ask('GET', `/api/integrations?search=${search}`);
    return `/api/integrations/${body.integrations[0].id}`;
  };
  await owner.ask('PATCH', await urlOf('gamma'), { tokenEndsOn: inDays(5) });
  expect((await names('sort=ends'))[0]).toEqual(['Gamma', 'Beta 100%', 'alpha']);
  jira.answer = dead;
  const beta = await urlOf('beta');
  await owner.ask('POST', `${beta}/verifications`);
  await owner.settled(beta, 'failed');
  expect((await names('sort=attention'))[0]).toEqual(['Beta 100%', 'Gamma', 'alpha']);
  expect((await owner.ask('GET', '/api/integrations?sort=luck')).status).toBe(422);
});
