import { describe, expect, test } from 'vitest';
import type { Fault } from '#fake-jira/index.ts';
import { type OrganizedWorld, organizedWorld } from './world.ts';

const withFault = (fault: Fault) => (world: OrganizedWorld) =>
  void world.jira.gateway.faults.on(fault, { path: '/admin/' });

describe('what the organisation refuses does not stop a connection, and is told with the next step', () => {
  test.each<[string, (world: OrganizedWorld) => void, string]>([
    ['a key that was revoked', ({ key }) => void (key.revoked = true), 'did not accept the organisation key'],
    [
      'a key without the scope',
      ({ organization, key }) => {
        key.revoked = true;
        organization.addKey({ text: key.text, scopes: [] });
      },
      'did not let the organisation key read',
    ],
    [
      'a missing scope that is told as one',
      ({ organization, key }) => {
        key.revoked = true;
        organization.change({ lacksScopeStatus: 401 });
        organization.addKey({ text: key.text, scopes: [] });
      },
      'may not read tokens: make a new one with the scope read:tokens:admin',
    ],
    [
      'another organisation’s ID',
      ({ organization }) => organization.change({ id: '00000000-0000-4000-8000-000000000001' }),
      'does not find the organisation',
    ],
    [
      'an account of another domain',
      ({ organization }) => void organization.managed.splice(0),
      'lists no token of this account',
    ],
    [
      'rows that do not say whose they are',
      ({ organization }) => organization.change({ tellsUser: false }),
      'lists no token of this account',
    ],
    ['a limit', withFault({ kind: 'rate_limited', from: 'gateway' }), 'asked OwlHub to slow down'],
    ['a page instead', withFault({ kind: 'error', status: 503 }), 'something else than the organisation’s'],
    ['a login page', withFault({ kind: 'login_page' }), 'something else than the organisation’s'],
    ['JSON of another form', withFault({ kind: 'wrong_shape' }), 'something else than the organisation’s'],
    ['half a list', withFault({ kind: 'half_answer' }), 'did not answer about'],
    ['too large a list', withFault({ kind: 'huge_json' }), 'something else than the organisation’s'],
  ])('%s', async (_what, spoil, words) => {
    await using world = await organizedWorld();
    spoil(world);
    const { reason, proof, rungs } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    expect(proof).toMatchObject({ expiresAt: null, neverExpires: false, expiryKnownBy: null });
    expect(proof?.expirySource).toContain(words);
    expect(proof?.notes).toEqual([proof?.expirySource]);
    expect(rungs.at(-1)?.evidence.map(({ label }) => label)).toContain('The organisation’s tokens');
  });

  test('an organisation that never answers', { timeout: 15_000 }, async () => {
    await using world = await organizedWorld();
    world.jira.gateway.faults.on({ kind: 'hang' }, { path: '/admin/' });
    const startedAt = performance.now();
    const { reason, proof } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    expect(proof?.expirySource).toContain('did not answer');
    expect(performance.now() - startedAt).toBeLessThan(9_000);
  });

  test('a gateway that cannot be reached', async () => {
    await using world = await organizedWorld();
    world.jira.gateway.faults.on({ kind: 'connection_reset' });
    const { reason, proof } = await world.climb(world.typed);
    expect([reason, proof?.expiryKnownBy]).toEqual(['connected', null]);
    expect(proof?.expirySource).toContain('did not answer');
  });
});
