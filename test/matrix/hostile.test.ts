import { describe, expect, test } from 'vitest';
import type { Fault } from '#fake-jira/index.ts';
import { cloudWorld, dataCenterWorld } from './world.ts';

/** What a broken, slow or hostile other side does, and the one failure that it has to become. */
const FAULTS: [string, Fault, string | undefined, string][] = [
  ['a connection that is reset', { kind: 'connection_reset' }, undefined, 'connection_reset'],
  ['a reset after the request', { kind: 'reset', after: 'request' }, undefined, 'connection_reset'],
  ['half an answer', { kind: 'half_answer' }, undefined, 'connection_reset'],
  ['an endless answer', { kind: 'endless_answer' }, undefined, 'answer_unexpected'],
  ['an answer larger than 2 MiB', { kind: 'huge_json' }, undefined, 'answer_unexpected'],
  ['a packed answer that unpacks without end', { kind: 'gzip_bomb' }, undefined, 'answer_unexpected'],
  ['headers without end', { kind: 'huge_headers' }, undefined, 'answer_unexpected'],
  ['something that is not HTTP', { kind: 'not_http' }, undefined, 'not_jira'],
  ['a byte a second', { kind: 'slow_answer' }, '/myself', 'answer_timed_out'],
  ['JSON that breaks off', { kind: 'malformed_json' }, '/serverInfo', 'answer_unexpected'],
  ['JSON of another program', { kind: 'wrong_shape' }, '/serverInfo', 'not_jira'],
  [
    'an account without a name',
    { kind: 'wrong_shape', body: { active: true } },
    '/myself',
    'credential_ignored',
  ],
  ['an account that is no object', { kind: 'wrong_shape', body: [1] }, '/myself', 'answer_unexpected'],
  [
    'rights in another shape',
    { kind: 'wrong_shape', body: { permissions: 7 } },
    '/mypermissions',
    'answer_unexpected',
  ],
  ['a proxy’s error page', { kind: 'error', status: 502 }, undefined, 'jira_error'],
  ['a page under maintenance', { kind: 'maintenance' }, undefined, 'jira_error'],
  ['a login page for the account only', { kind: 'login_page' }, '/myself', 'login_page'],
  ['single sign-on', { kind: 'sso_redirect' }, undefined, 'login_page'],
  ['a limit without a time', { kind: 'rate_limited', retryAfter: null }, '/myself', 'rate_limited'],
  [
    'a certificate by nobody',
    { kind: 'certificate', problem: 'self_signed' },
    undefined,
    'certificate_untrusted',
  ],
  [
    'a certificate of tomorrow',
    { kind: 'certificate', problem: 'not_yet_valid' },
    undefined,
    'certificate_expired',
  ],
];

describe.concurrent('nothing that the other side does gets past the transport', () => {
  test.each(FAULTS)('%s', { timeout: 60_000 }, async (_title, fault, path, reason) => {
    await using world = await dataCenterWorld();
    world.site.faults.on(fault, path ? { path } : {});
    expect((await world.climb(world.typed)).reason).toBe(reason);

    world.site.faults.clear();
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});

describe('what fools others', () => {
  test('a proxy that takes the credential away is not “connected”', async () => {
    await using world = await dataCenterWorld();
    const off = world.site.faults.on({ kind: 'credential_stripped' });
    expect(['credential_rejected', 'credential_ignored']).toContain((await world.climb(world.typed)).reason);
    off();
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });

  test('a proxy that makes everybody somebody does not prove a token', async () => {
    await using world = await dataCenterWorld();
    const off = world.site.faults.on({ kind: 'identity_injected', account: 'bob' });
    const fooled = await world.climb({ ...world.typed, accessToken: 'fake-token-of-nobody' });
    expect(fooled.failure).toMatchObject({
      reason: 'credential_ignored',
      sign: expect.stringContaining('bob'),
    });
    off();
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });

  test('a dead token on Cloud is rejected although every list answers 200', async () => {
    await using world = await cloudWorld();
    world.token.revoke();
    world.site.change({ tellsRejection: false });
    expect((await world.climb(world.typed)).reason).toBe('credential_rejected');
  });

  test('rights that were answered as to nobody are not “permission missing”', async () => {
    await using world = await cloudWorld();
    world.site.faults.on({ kind: 'credential_stripped' }, { path: '/mypermissions' });
    world.site.change({ tellsRejection: false });
    world.site.faults.on({ kind: 'credential_stripped' }, { path: '/myself', only: 'with_credential' });
    expect((await world.climb(world.typed)).reason).not.toMatch(/connected|permission_missing/);
  });

  test('an account that sees nothing is told so, and one that sees a project is not', async () => {
    await using world = await dataCenterWorld();
    world.bob.change({ administrator: false, mayBrowse: false });
    expect((await world.climb(world.typed)).failure).toEqual({
      reason: 'permission_missing',
      permissions: ['BROWSE_PROJECTS'],
    });
    world.bob.change({ mayBrowse: true });
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});

describe('a control question that says nothing proves nothing', () => {
  test.each([
    [{ kind: 'error', status: 503 }, 'jira_error'],
    [{ kind: 'rate_limited', retryAfter: 5 }, 'rate_limited'],
    [{ kind: 'reset', after: 'request' }, 'connection_reset'],
  ] satisfies [Fault, string][])('%j', async (fault, reason) => {
    await using world = await dataCenterWorld();
    world.site.faults.on({ kind: 'identity_injected', account: 'bob' });
    world.site.faults.on(fault, { path: '/myself', only: 'without_credential' });
    expect((await world.climb({ ...world.typed, accessToken: 'fake-token-of-nobody' })).reason).toBe(reason);
    expect(world.jira.sightings('fake-token-of-nobody')).toEqual([]);

    world.site.faults.clear();
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});
