import { expect, test } from 'vitest';
import { lastFour } from './last-four.ts';
import { Secret } from './secret.ts';

test('a long token shows its last four characters', () => {
  expect(lastFour(new Secret('fake-token-not-a-secret'))).toBe('cret');
});

test('a short one shows nothing, because four characters would be too much of it', () => {
  expect(lastFour(new Secret('fake-password'))).toBe('');
});
