import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { testKey, testKeyring } from '#test/keys.ts';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';
import { createVault } from './vault.ts';

const TOKEN = 'fake-token-not-a-secret';
const unreadable = { ok: false, failure: { reason: 'secret_unreadable' } };

test('what is sealed for a row opens for that row, and its Secrets are Secrets again', async () => {
  const vault = createVault(testKeyring());
  const sealed = await vault.seal('row:1', { siteUrl: 'https://a.example', accessToken: new Secret(TOKEN) });
  const opened = await vault.open('row:1', sealed);
  expect(opened).toMatchObject({ ok: true, value: { siteUrl: 'https://a.example' } });
  const { accessToken } = (opened as { value: { accessToken: Secret } }).value;
  expect(reveal(accessToken)).toBe(TOKEN);
});

test('a sealed record copied to another row does not open there', async () => {
  const vault = createVault(testKeyring());
  const sealed = await vault.seal('row:1', TOKEN);
  expect(await vault.open('row:2', sealed)).toEqual(unreadable);
});

test('a record in which any part was changed does not open', async () => {
  const vault = createVault(testKeyring());
  const sealed = await vault.seal('row:1', TOKEN);
  const parts = sealed.text.split('.');
  for (const index of parts.keys()) {
    const text = parts.map((part, at) => (at === index ? flipped(part) : part)).join('.');
    expect(await vault.open('row:1', { ...sealed, text })).toEqual(unreadable);
  }
});

test('a record whose key is gone does not open, and other records still do', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  const before = await createVault(testKeyring(old)).seal('row:1', 'before');
  const after = await createVault(testKeyring(current, old)).seal('row:2', 'after');
  const vault = createVault(testKeyring(current));
  expect(await vault.open('row:1', before)).toEqual({
    ok: false,
    failure: { reason: 'key_not_held', keyId: 'old' },
  });
  expect(await vault.open('row:2', after)).toEqual({ ok: true, value: 'after' });
});

test('the newest key seals, and every key in the ring opens', async () => {
  const [old, current] = [testKey('old'), testKey('current')];
  const before = await createVault(testKeyring(old)).seal('row:1', 'before');
  const vault = createVault(testKeyring(current, old));
  expect(await vault.open('row:1', before)).toEqual({ ok: true, value: 'before' });
  expect((await vault.seal('row:1', 'again')).keyId).toBe('current');
});

test('a key of the same name with another content does not open', async () => {
  const sealed = await createVault(testKeyring(testKey('k'))).seal('row:1', TOKEN);
  expect(await createVault(testKeyring(testKey('k'))).open('row:1', sealed)).toEqual(unreadable);
});

test('neither a sealed record nor a Secret shows the token', async () => {
  const secret = new Secret(TOKEN);
  const sealed = await createVault(testKeyring()).seal('row:1', { secret });
  expect(`${secret} ${JSON.stringify({ secret, sealed })} ${inspect({ secret })}`).not.toContain(TOKEN);
});

const flipped = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);
