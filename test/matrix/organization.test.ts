import { describe, expect, test } from 'vitest';
import { dataCenterWorld, inDays, organizedWorld } from './world.ts';

describe('when a token of Jira Cloud ends is read from its organisation', () => {
  test('where there is one token', async () => {
    await using world = await organizedWorld();
    const { reason, proof, learned } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    expect(proof).toMatchObject({
      expiresAt: world.token.expiresAt?.toISOString(),
      neverExpires: false,
      expirySource: 'The organisation’s list of API tokens',
      expiryKnownBy: 'organization',
      notes: [],
    });
    expect(learned?.organization).toMatchObject({ accountId: world.ada.accountId });
  });

  test('without an organisation nobody is asked, and Jira does not tell', async () => {
    await using world = await organizedWorld();
    const { organizationId: _id, organizationKey: _key, ...typed } = world.typed;
    const { proof, learned } = await world.climb(typed);
    expect(proof).toMatchObject({ expiresAt: null, expiryKnownBy: null, notes: [] });
    expect(proof?.expirySource).toContain('Jira does not tell');
    expect([world.asks(), learned?.organization]).toEqual([[], null]);
  });

  test('where the account has more than fit on a page, the one that was just used', async () => {
    await using world = await organizedWorld();
    for (let n = 0; n < 8; n += 1) {
      world.ada.addToken({ expiresAt: inDays(5 + n), lastUsedAt: inDays(-1) });
    }
    const other = world.site.addAccount({ email: 'bob@owl.test' });
    world.organization.manage(other);
    other.addToken({ expiresAt: inDays(2), lastUsedAt: inDays(1) });
    const { proof } = await world.climb(world.typed);
    expect(proof).toMatchObject({ expiresAt: world.token.expiresAt?.toISOString() });
    expect(proof?.expirySource).toContain('the one used last');
    expect(world.asks().length).toBeGreaterThan(2);
  });

  test('where uses are told by day, the one that ends first', async () => {
    await using world = await organizedWorld();
    world.organization.change({ lastActiveTo: 'day' });
    const sooner = world.ada.addToken({ expiresAt: inDays(7), lastUsedAt: new Date() });
    const { proof } = await world.climb(world.typed);
    expect(proof).toMatchObject({ expiresAt: sooner.expiresAt?.toISOString() });
    expect(proof?.expirySource).toContain('the one that ends first');
  });

  test('a scoped token’s too', async () => {
    await using world = await organizedWorld();
    world.token.revoke();
    const scopes = ['read:jira-user', 'read:jira-work'];
    const scoped = world.ada.addToken({ kind: 'scoped', scopes, expiresAt: inDays(9) });
    const { proof } = await world.climb({ ...world.typed, accessToken: scoped.text });
    expect(proof).toMatchObject({ via: 'gateway', expiresAt: scoped.expiresAt?.toISOString() });
  });

  test('a token without an end never ends', async () => {
    await using world = await organizedWorld();
    world.token.expiresAt = null;
    const { proof } = await world.climb(world.typed);
    expect(proof).toMatchObject({ expiresAt: null, neverExpires: true, expiryKnownBy: 'organization' });
  });
});

describe('the organisation’s key', () => {
  test('is shown to the gateway alone, by GET alone, and after Jira has accepted the token', async () => {
    await using world = await organizedWorld();
    await world.climb(world.typed);
    const sightings = world.jira.sightings(world.key.text);
    expect(new Set(sightings.map(({ site, as }) => `${site} ${as}`))).toEqual(new Set(['gateway bearer']));
    expect(new Set(world.asks().map(({ method }) => method))).toEqual(new Set(['GET']));

    world.jira.forget();
    world.token.revoke();
    expect((await world.climb(world.typed)).reason).toBe('credential_rejected');
    expect(world.jira.sightings(world.key.text)).toEqual([]);
  });

  test('is not sent with a service account’s token, whose list it does not open', async () => {
    await using world = await organizedWorld();
    const scopes = ['read:jira-user', 'read:jira-work'];
    const robot = world.site.addAccount({ kind: 'service' }).addToken({ kind: 'service', scopes });
    const { proof } = await world.climb({ ...world.typed, accessToken: robot.text });
    expect(proof).toMatchObject({ accountKind: 'service_account', expiryKnownBy: null });
    expect(proof?.notes).toEqual([expect.stringContaining('not about service accounts’')]);
    expect(world.asks()).toEqual([]);
  });

  test('is not used for Data Center, whose Jira tells itself', async () => {
    await using world = await dataCenterWorld();
    world.token.expiresAt = inDays(40);
    const organizationKey = 'fake-organization-key-for-nothing';
    const organizationId = '00000000-0000-4000-8000-000000000042';
    const { proof } = await world.climb({ ...world.typed, organizationId, organizationKey });
    expect(proof).toMatchObject({
      expiresAt: world.token.expiresAt.toISOString(),
      expiryKnownBy: 'jira',
      notes: [expect.stringContaining('only about Jira Cloud')],
    });
    expect(world.jira.sightings(organizationKey)).toEqual([]);
  });

  test('is in nothing that a climb tells, though the other side echoes it', async () => {
    await using world = await organizedWorld();
    const headers = { 'content-type': 'application/json', server: world.key.text };
    const body = JSON.stringify({ message: world.key.text });
    world.jira.gateway.faults.on({ kind: 'answer', status: 401, headers, body }, { path: '/admin/' });
    world.ada.change({ displayName: `Ada ${world.key.text}` });
    const verdict = await world.climb(world.typed);
    expect(verdict.proof?.accountName).toBe('Ada [secret]');
    const told = JSON.stringify(verdict);
    expect(told).not.toContain(world.key.text);
    expect(told).not.toContain(Buffer.from(world.key.text).toString('base64'));
  });
});
