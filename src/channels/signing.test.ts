import { webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { signingSecret } from '#test/signing-secret.ts';
import { createSigningSecret, readSigningSecret, signed } from './signing.ts';

const NOW = '2026-11-25T12:00:00.900Z';
const whsec = (base64: string) => new Secret(['whsec', base64].join('_'));
const bytes = (count: number) => Buffer.alloc(count, 'fake').toString('base64');

test('the vector that Standard Webhooks publishes comes out', () => {
  const now = new Date(1_614_265_330_000).toISOString();
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', now };
  const secret = whsec('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  expect(signed(message, [signingSecret('vector', secret)])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('every secret signs, and each signature is that of its secret', async () => {
  const secrets = [signingSecret('old'), signingSecret('new')];
  const message = { id: 'fake-delivery', body: '{"title":"Größe 🦉"}', now: NOW };
  const headers = signed(message, secrets);
  const signatures = headers['webhook-signature']?.split(' ').map((part) => part.replace('v1,', '')) ?? [];
  const content = Buffer.from(`fake-delivery.${headers['webhook-timestamp']}.${message.body}`);
  const verdicts = await Promise.all(
    secrets.map(async ({ secret }) => {
      const key = Buffer.from(reveal(secret).slice('whsec_'.length), 'base64');
      const hmac = { name: 'HMAC', hash: 'SHA-256' };
      const imported = await webcrypto.subtle.importKey('raw', key, hmac, false, ['verify']);
      return Promise.all(
        signatures.map((signature) =>
          webcrypto.subtle.verify('HMAC', imported, Buffer.from(signature, 'base64'), content),
        ),
      );
    }),
  );
  expect(verdicts).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('nothing leaves unsigned', () => {
  expect(() => signed({ id: 'fake', body: '{}', now: NOW }, [])).toThrow(/no signing secret/);
});

test('a new secret has 32 random bytes, written as every library reads them', () => {
  const [one, other] = [createSigningSecret(), createSigningSecret()].map((secret) => reveal(secret));
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(other);
});

test.each([
  ['24 bytes', bytes(24)],
  ['64 bytes', bytes(64)],
  ['without padding', bytes(25).replace(/=+$/, '')],
])('a secret of one’s own may have %s', (_what, base64) => {
  for (const pasted of [new Secret(` ${base64}\n`), whsec(base64)]) {
    const result = readSigningSecret(pasted);
    expect(result.ok && reveal(result.value)).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  }
});

test.each([
  ['too short', bytes(23), /23 bytes/],
  ['too long', bytes(65), /65 bytes/],
  ['empty', '', /0 bytes/],
  ['no base64', 'correct horse battery staple', /not written in base64/],
  ['base64url', Buffer.alloc(32, 0xfb).toString('base64url'), /not written in base64/],
])('a secret that is %s is refused, with the way on', (_what, text, expected) => {
  const result = readSigningSecret(new Secret(text));
  expect(result).toMatchObject({
    ok: false,
    failure: { field: 'secret', message: expect.stringMatching(expected) },
  });
  expect(JSON.stringify(result)).not.toMatch(/correct horse|ZmFrZ/);
});
