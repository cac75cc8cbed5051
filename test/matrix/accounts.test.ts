import { describe, expect, test } from 'vitest';
import { type Fault, personalTokenShaped } from '#fake-jira/index.ts';
import { cloudWorld, dataCenterWorld } from './world.ts';

const SCOPES = ['read:jira-user', 'read:jira-work'];

async function serviceWorld() {
  const world = await cloudWorld();
  const token = world.site.addAccount({ kind: 'service' }).addToken({ kind: 'service', scopes: SCOPES });
  return { ...world, token, typed: { siteUrl: world.site.url, accessToken: token.text } };
}

describe('a service account’s token, without an email', () => {
  test('that once worked and was revoked is rejected; one that never worked may be a personal token', async () => {
    await using world = await serviceWorld();
    const { learned, reason } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    world.token.revoke();
    expect((await world.climb(world.typed, { known: learned })).reason).toBe('credential_rejected');
    expect((await world.climb(world.typed)).reason).toBe('email_required');
  });

  test('is not called wrong while the gateway cannot be reached', async () => {
    await using world = await serviceWorld();
    const away = { gateway: 'https://127.0.0.1:1' };
    expect((await world.climb(world.typed, { settings: away })).reason).toBe('connection_refused');
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});

describe('a personal token that the site refused, and that may be a scoped one', () => {
  test('is told wrong once the gateway has refused it too', async () => {
    await using world = await cloudWorld();
    world.token.revoke();
    const { failure } = await world.climb(world.typed);
    expect(failure).toMatchObject({ reason: 'credential_rejected', gatewayUnreachable: false });
  });

  test('waits for a gateway in trouble', async () => {
    await using world = await cloudWorld();
    const scoped = world.ada.addToken({ kind: 'scoped', scopes: SCOPES });
    const typed = { ...world.typed, accessToken: scoped.text };
    const away = { gateway: 'https://127.0.0.1:1' };
    expect((await world.climb(typed, { settings: away })).reason).toBe('connection_refused');
    world.jira.gateway.faults.on({ kind: 'error', status: 503 });
    expect((await world.climb(typed)).reason).toBe('jira_error');
    world.jira.gateway.faults.clear();
    expect((await world.climb(typed)).reason).toBe('connected');
  });

  test('waits for a site that cannot tell its cloud id just now', async () => {
    await using world = await cloudWorld();
    const scoped = world.ada.addToken({ kind: 'scoped', scopes: SCOPES });
    const typed = { ...world.typed, accessToken: scoped.text };
    world.site.faults.on({ kind: 'error', status: 503 }, { path: '/_edge/tenant_info' });
    expect((await world.climb(typed)).failure).toMatchObject({
      reason: 'jira_error',
      at: '/_edge/tenant_info',
    });
    world.site.faults.clear();
    expect((await world.climb(typed)).reason).toBe('connected');
  });

  test('is rejected, with a word about it, where this network has no way to the gateway', async () => {
    await using world = await cloudWorld();
    world.token.revoke();
    const { failure } = await world.climb(world.typed, {
      settings: { gateway: 'https://no-such-host.invalid' },
    });
    expect(failure).toMatchObject({ reason: 'credential_rejected', gatewayUnreachable: true });
  });

  test.each([
    [
      { kind: 'answer', status: 403, headers: { 'content-type': 'application/json' }, body: '{"code":403}' },
      'credential_rejected',
    ],
    [
      { kind: 'answer', status: 403, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
      'answer_unexpected',
    ],
  ] satisfies [Fault, string][])(
    'a 403 of the gateway is no word about the account: %j',
    async (fault, reason) => {
      await using world = await cloudWorld();
      world.token.revoke();
      world.jira.gateway.faults.on(fault);
      expect((await world.climb(world.typed)).reason).toBe(reason);
    },
  );
});

test('a Data Center from before tokens is not sent one, and takes a password', async () => {
  await using world = await dataCenterWorld({ version: '8.13.27' });
  expect((await world.climb(world.typed)).failure).toEqual({
    reason: 'wrong_kind_of_credential',
    given: 'token_for_newer_jira',
  });
  expect(world.jira.sightings(world.token.text)).toEqual([]);
  const password = { siteUrl: world.site.url, account: 'bob', accessToken: 'fake-password' };
  expect((await world.climb(password)).reason).toBe('connected');
});

test('an allowlist in front of a custom domain does not make it a Data Center', async () => {
  await using world = await cloudWorld();
  const body = JSON.stringify({ errorMessages: ['Adresse refusée'], errors: {} });
  const headers = { 'content-type': 'application/json' };
  const off = world.site.faults.on({ kind: 'answer', status: 403, headers, body });
  expect((await world.climb(world.typed)).reason).toBe('address_not_on_allowlist');
  off();
  expect((await world.climb(world.typed)).reason).toBe('connected');
});

describe('the account beside a Data Center’s credential', () => {
  test.each(['bob', 'BOB', 'bob@example.test', 'CORP\\bob'])('%s is bob', async (account) => {
    await using world = await dataCenterWorld();
    const accessToken = world.bob.addToken({ kind: 'personal', text: personalTokenShaped(account) }).text;
    expect((await world.climb({ ...world.typed, account, accessToken })).reason).toBe('connected');
  });

  test('a token of bob beside the name of alice is a mismatch', async () => {
    await using world = await dataCenterWorld();
    const accessToken = world.bob.addToken({ kind: 'personal', text: personalTokenShaped('alice') }).text;
    expect((await world.climb({ ...world.typed, account: 'alice', accessToken })).failure).toEqual({
      reason: 'email_mismatch',
      entered: 'alice',
      answered: 'bob@example.test',
    });
  });
});

describe('a refusal that Jira did not make says nothing about the account', () => {
  const page = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' };
  const json = {
    status: 403,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Forbidden"}',
  };

  test.each([
    [page, 'answer_unexpected'],
    [json, 'answer_unexpected'],
    [{ ...page, status: 200 }, 'answer_unexpected'],
  ])('%j instead of the rights', async (answer, reason) => {
    for (const world of [await cloudWorld(), await dataCenterWorld()]) {
      await using opened = world;
      world.site.faults.on({ kind: 'answer', ...answer }, { path: '/mypermissions' });
      expect((await opened.climb(opened.typed)).reason).toBe(reason);
      world.site.faults.clear();
      expect((await opened.climb(opened.typed)).reason).toBe('connected');
    }
  });

  test.each([
    [page, 'login_page'],
    [json, 'answer_unexpected'],
    [{ ...page, status: 200 }, 'answer_unexpected'],
  ])('%j instead of the account', async (answer, reason) => {
    await using world = await dataCenterWorld();
    world.site.faults.on({ kind: 'answer', ...answer }, { path: '/myself', only: 'with_credential' });
    expect((await world.climb(world.typed)).reason).toBe(reason);
    world.site.faults.clear();
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});

test('a 403 by which Jira says that the login failed is a rejected password, not passwords switched off', async () => {
  await using world = await dataCenterWorld();
  const typed = { siteUrl: world.site.url, account: 'bob', accessToken: 'fake-password' };
  const body = '{"message":"no"}';
  const json = { 'content-type': 'application/json' };
  const told = { ...json, 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' };
  const only = { path: '/myself', only: 'with_credential' } as const;
  const off = world.site.faults.on({ kind: 'answer', status: 403, headers: told, body }, only);
  expect((await world.climb(typed)).reason).toBe('credential_rejected');
  off();
  world.site.faults.on({ kind: 'answer', status: 403, headers: json, body }, only);
  expect((await world.climb(typed)).reason).toBe('basic_auth_disabled');
});
