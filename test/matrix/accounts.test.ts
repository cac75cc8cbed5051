import { describe, expect, test } from 'vitest';
import { personalTokenShaped } from '#fake-jira/index.ts';
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

test('a personal token is rejected where the gateway cannot be reached, and the reason says so', async () => {
  await using world = await cloudWorld();
  world.token.revoke();
  const away = { gateway: 'https://127.0.0.1:1' };
  const failureWith = async (settings: object) => (await world.climb(world.typed, { settings })).failure;
  expect(await failureWith(away)).toMatchObject({ reason: 'credential_rejected', gatewayUnreachable: true });
  expect(await failureWith({})).toMatchObject({ reason: 'credential_rejected', gatewayUnreachable: false });
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
