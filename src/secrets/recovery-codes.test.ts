import { expect, test } from 'vitest';
import { createRecoveryCodes, hashRecoveryCode } from './recovery-codes.ts';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';

test('there are ten, all different, of 25 letters that are not mistaken for one another', () => {
  const codes = createRecoveryCodes().map(reveal);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
});

test('one is known however it is written, and another is not', () => {
  const hash = hashRecoveryCode(new Secret('01ABC-DEFGH-JKMNP-QRSTV-WXYZ9'));
  for (const text of [
    'o1abc defgh jkmnp qrstv wxyz9',
    '0labcdefghjkmnpqrstvwxyz9',
    ' OIABC-DEFGH-JKMNP-QRSTV-WXYZ9 ',
  ]) {
    expect(hashRecoveryCode(new Secret(text))).toBe(hash);
  }
  expect(hashRecoveryCode(new Secret('01ABC-DEFGH-JKMNP-QRSTV-WXYZ8'))).not.toBe(hash);
});
