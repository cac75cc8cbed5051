import { expect, test } from 'vitest';
import { resolve } from './resolve.ts';

const never = new AbortController().signal;
const answering =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address }));
const failing = (code: string) => async () => {
  throw Object.assign(new Error('lookup failed'), { code });
};

test('a public name is dialled at the addresses it was resolved to', async () => {
  const resolved = await resolve('jira.test', [], never, answering('8.8.8.8', '2606:4700::1111'));
  expect(resolved).toEqual({ ok: true, value: ['8.8.8.8', '2606:4700::1111'] });
});

const reasonFor = async (code: string) => {
  const resolved = await resolve('jira.test', [], never, failing(code));
  return resolved.ok ? 'resolved' : resolved.failure.reason;
};

test('a name that does not exist is told apart from a name service that does not answer', async () => {
  expect(await reasonFor('ENOTFOUND')).toBe('host_not_found');
  expect(await reasonFor('EAI_AGAIN')).toBe('dns_unavailable');
  expect(await reasonFor('ESERVFAIL')).toBe('dns_unavailable');
});

test('a name that leads to a private network names the address, until it is allowed', async () => {
  const lookUp = answering('10.0.0.7');
  expect(await resolve('jira.test', [], never, lookUp)).toEqual({
    ok: false,
    failure: { reason: 'address_not_allowed', host: 'jira.test', address: '10.0.0.7', range: 'private' },
  });
  expect((await resolve('jira.test', ['10.0.0.0/24'], never, lookUp)).ok).toBe(true);
});

test('a name that also leads to a metadata address is refused whole', async () => {
  const resolved = await resolve('jira.test', ['0.0.0.0/0'], never, answering('8.8.8.8', '169.254.169.254'));
  expect(resolved).toMatchObject({ failure: { address: '169.254.169.254', range: 'forbidden' } });
});

test('of a public and a private address only the public one is dialled', async () => {
  const resolved = await resolve('jira.test', [], never, answering('10.0.0.7', '8.8.8.8'));
  expect(resolved).toEqual({ ok: true, value: ['8.8.8.8'] });
});

test.each(['2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])('%s is the loopback in disguise', async (host) => {
  const { hostname } = new URL(`https://${host}`);
  expect(await resolve(hostname, [], never)).toMatchObject({ failure: { reason: 'address_not_allowed' } });
});
