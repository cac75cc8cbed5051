import { URI } from 'otpauth';
import { expect, test } from 'vitest';
import { instant } from '#kernel/instant.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { createTotpSecret, totpStep, totpUri } from './totp.ts';

const NOON = instant(new Date('2030-01-01T12:00:00Z'));
const STEP = Date.parse(NOON) / 30_000;
const codeAt = (secret: Secret, steps: number) => {
  const totp = URI.parse(reveal(totpUri(secret, 'ada@example.com')));
  if (!('period' in totp)) throw new Error('That is not TOTP.');
  return totp.generate({ timestamp: Date.parse(NOON) + steps * 30_000 });
};

test.each([-1, 0, 1])('a code %i steps away is taken, and its step is known', (steps) => {
  const secret = createTotpSecret();
  expect(totpStep(secret, new Secret(codeAt(secret, steps)), NOON)).toBe(STEP + steps);
});

test.each([-2, 2])('a code %i steps away is not', (steps) => {
  const secret = createTotpSecret();
  const near = new Set([-1, 0, 1].map((n) => codeAt(secret, n)));
  const code = codeAt(secret, steps);
  expect(totpStep(secret, new Secret(code), NOON) === null).toBe(!near.has(code));
});

test('a code may be written with a space, as apps show it', () => {
  const secret = createTotpSecret();
  const code = codeAt(secret, 0);
  expect(totpStep(secret, new Secret(`${code.slice(0, 3)} ${code.slice(3)} `), NOON)).toBe(STEP);
});

test.each(['', 'abcdef', '12345', '1234567', '١٢٣٤٥٦'])('%j is no code', (text) => {
  expect(totpStep(createTotpSecret(), new Secret(text), NOON)).toBeNull();
});

test('the QR code names OwlHub and the account', () => {
  const uri = reveal(totpUri(createTotpSecret(), 'ada@example.com'));
  expect(uri).toMatch(/^otpauth:\/\/totp\/OwlHub:ada%40example\.com\?/);
  expect(String(createTotpSecret())).toBe('[secret]');
});
