import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { FakeProxy } from '#fake-jira/proxy.ts';
import { NOTHING_SEEN } from '#integrations/seen.ts';
import { cloudWorld, dataCenterWorld } from './world.ts';

const DAY_MS = 86_400_000;
const LOOPBACK = /^(127\.0\.0\.1|::1)$/;

/** As anybody finds it who connects there. */
async function shownAt(url: string): Promise<X509Certificate> {
  const socket = connect({
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    servername: 'localhost',
    rejectUnauthorized: false,
  });
  await new Promise((done) => socket.once('secureConnect', done));
  const { raw } = socket.getPeerCertificate();
  socket.destroy();
  return new X509Certificate(raw);
}

test('a climb that arrived saw everything', async () => {
  await using world = await cloudWorld();
  const { seen, proof } = await world.climb(world.typed);
  expect(seen).toMatchObject({
    edition: 'cloud',
    version: proof?.version,
    account: { id: world.ada.accountId, name: 'Ada Owl' },
    administrator: true,
  });
  expect(seen.addresses?.every((address) => LOOPBACK.test(address))).toBe(true);
  expect(seen.addresses).toEqual(seen.addresses?.toSorted());
  expect(seen.certificate).toEqual({
    fingerprint: (await shownAt(world.site.url)).fingerprint256,
    issuer: 'Fake Jira test authority',
    validTo: proof?.certificateExpiresAt,
  });
});

describe('a certificate that is refused was seen all the same', () => {
  test.each([
    ['expired', 'certificate_expired', -DAY_MS],
    ['not_yet_valid', 'certificate_expired', 40 * DAY_MS],
    ['self_signed', 'certificate_untrusted', 20 * DAY_MS],
    ['unknown_authority', 'certificate_untrusted', 20 * DAY_MS],
    ['wrong_host', 'certificate_wrong_host', 20 * DAY_MS],
  ] as const)('%s', async (problem, reason, endsInMs) => {
    await using world = await dataCenterWorld();
    world.site.faults.on({ kind: 'certificate', problem });
    const { seen, ...verdict } = await world.climb(world.typed);
    expect(verdict.reason).toBe(reason);
    expect(seen).toMatchObject({ edition: null, version: null, account: null, administrator: null });
    expect(seen.certificate?.fingerprint).toBe((await shownAt(world.site.url)).fingerprint256);
    const ends = Date.parse(seen.certificate?.validTo ?? '') - Date.now();
    expect(Math.abs(ends - endsInMs)).toBeLessThan(60_000);
  });

  test('where there was no handshake there was no certificate', async () => {
    await using world = await dataCenterWorld();
    world.site.faults.on({ kind: 'not_tls' });
    const { seen, reason } = await world.climb(world.typed);
    expect([reason, seen.certificate]).toEqual(['tls_failed', null]);
    expect(seen.addresses).not.toBeNull();
  });
});

test('a climb that stopped saw what lies below', async () => {
  await using world = await dataCenterWorld();
  const nowhere = await world.climb({ ...world.typed, siteUrl: 'https://no-such-host.invalid' });
  expect(nowhere.seen).toEqual(NOTHING_SEEN);

  world.token.revoke();
  const rejected = await world.climb(world.typed);
  expect(rejected.reason).toBe('credential_rejected');
  expect(rejected.seen).toMatchObject({
    edition: 'data_center',
    version: expect.stringMatching(/^10\.3/),
    account: null,
  });

  world.token.restore();
  world.bob.change({ administrator: false, mayBrowse: false });
  const blind = await world.climb(world.typed);
  expect(blind.reason).toBe('permission_missing');
  expect(blind.seen).toMatchObject({ account: { id: 'bob', name: 'bob' }, administrator: null });
});

test('a version that only accounts are told was seen', async () => {
  await using world = await dataCenterWorld({ serverInfo: 'closed' });
  expect((await world.climb(world.typed)).seen.version).toMatch(/^10\.3/);
  world.token.revoke();
  expect((await world.climb(world.typed)).seen).toMatchObject({ edition: 'data_center', version: null });
});

test('through a proxy no address was seen, and the certificate was', async () => {
  await using world = await dataCenterWorld();
  await using proxy = await new FakeProxy({}).open();
  const viaProxy = { proxy: { url: proxy.url, noProxy: '' } };
  const { seen, reason } = await world.climb(world.typed, { settings: viaProxy });
  expect([reason, seen.addresses]).toEqual(['connected', null]);
  expect(seen.certificate).not.toBeNull();
});

test('plain http has no certificate', async () => {
  await using world = await dataCenterWorld();
  const typed = { ...world.typed, siteUrl: world.site.httpUrl };
  const { seen, reason } = await world.climb(typed, { settings: { allowHttp: true } });
  expect([reason, seen.certificate]).toEqual(['connected', null]);
});
