import { expect, test } from 'vitest';
import { cloudTokenShaped, personalTokenShaped } from '#fake-jira/index.ts';
import { FakeProxy } from '#fake-jira/proxy.ts';
import { cloudWorld, dataCenterWorld } from './world.ts';

test('the token is shown to nobody before Jira has answered without it', async () => {
  await using world = await dataCenterWorld();
  world.site.faults.on({ kind: 'another_product' });
  await world.climb(world.typed);
  expect(world.jira.sightings(world.token.text)).toEqual([]);

  world.site.faults.clear();
  await world.climb(world.typed);
  expect(world.jira.sightings(world.token.text).length).toBeGreaterThan(0);
});

test('a wrong password is tried once, in one way', async () => {
  await using world = await dataCenterWorld();
  const typed = { siteUrl: world.site.url, account: 'bob', accessToken: 'fake-wrong-password' };
  expect((await world.climb(typed)).failure).toMatchObject({
    reason: 'credential_rejected',
    tried: ['password'],
  });
  expect(world.jira.asked.filter(({ authorization }) => authorization !== 'none')).toHaveLength(1);
  expect(world.bob.wrongPasswords).toBe(1);
});

test('a personal access token is never sent as a password, even beside a user name', async () => {
  await using world = await dataCenterWorld({ tokenAsPassword: true });
  const text = personalTokenShaped('care');
  world.bob.addToken({ kind: 'personal', text });
  expect((await world.climb({ ...world.typed, account: 'bob', accessToken: text })).reason).toBe('connected');
  expect(new Set(world.jira.asked.map(({ authorization }) => authorization))).toEqual(
    new Set(['none', 'bearer']),
  );
});

test('a token that can never work at an edition is not sent there', async () => {
  await using dc = await dataCenterWorld();
  const cloudToken = cloudTokenShaped('care');
  expect((await dc.climb({ ...dc.typed, accessToken: cloudToken })).reason).toBe('wrong_kind_of_credential');

  await using cloud = await cloudWorld();
  const pat = personalTokenShaped('care');
  expect((await cloud.climb({ ...cloud.typed, accessToken: pat })).reason).toBe('wrong_kind_of_credential');
  expect(
    [...dc.jira.asked, ...cloud.jira.asked].filter(({ authorization }) => authorization !== 'none'),
  ).toEqual([]);
});

test('a rejected Cloud token was shown to the site and the gateway, and to no other', async () => {
  await using world = await cloudWorld();
  world.token.revoke();
  await world.climb(world.typed);
  const shownTo = new Set(world.jira.sightings(world.token.text).map(({ site }) => site));
  expect(shownTo).toEqual(new Set([world.site.options.name, 'gateway']));
});

test('a redirect is never followed with the credential', async () => {
  await using world = await dataCenterWorld();
  const other = await world.jira.addDataCenter({ version: '10.3' });
  const to = `${other.url}/rest/api/2/myself`;
  world.site.faults.on({ kind: 'redirect', to }, { path: '/myself', only: 'with_credential' });
  expect((await world.climb(world.typed)).failure).toEqual({ reason: 'redirected_elsewhere', to: other.url });
  expect(new Set(world.jira.sightings(world.token.text).map(({ site }) => site)).size).toBe(1);
});

test('through a proxy the token reaches Jira and the proxy sees only where it goes', async () => {
  await using world = await dataCenterWorld();
  await using proxy = await new FakeProxy({}).open();
  const viaProxy = { proxy: { url: proxy.url, noProxy: '' } };
  expect((await world.climb(world.typed, { settings: viaProxy })).reason).toBe('connected');
  expect(proxy.targets.map(({ method }) => method)).toContain('CONNECT');

  const before = proxy.targets.length;
  const direct = { proxy: { url: proxy.url, noProxy: 'localhost,127.0.0.1' } };
  expect((await world.climb(world.typed, { settings: direct })).reason).toBe('connected');
  expect(proxy.targets).toHaveLength(before);
});

test.each([
  ['refuse_407', 407],
  ['refuse_502', 502],
  ['reset', null],
  ['not_http', null],
] as const)('a proxy that says %s is told apart from Jira', async (mood, status) => {
  await using world = await dataCenterWorld();
  await using proxy = await new FakeProxy({}).open();
  proxy.mood = mood;
  const { failure } = await world.climb(world.typed, {
    settings: { proxy: { url: proxy.url, noProxy: '' } },
  });
  expect(failure).toMatchObject({ reason: 'proxy_refused', status });
});

test('a token with a stray space is rejected without being sent', async () => {
  await using world = await dataCenterWorld();
  const accessToken = `${world.token.text} x`;
  expect((await world.climb({ ...world.typed, accessToken })).reason).toBe('credential_rejected');
  expect(world.jira.asked.every(({ authorization }) => authorization === 'none')).toBe(true);
});
