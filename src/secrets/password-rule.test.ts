import { expect, test } from 'vitest';
import { judgePassword } from './password-rule.ts';
import { Secret } from './secret.ts';

const ADA = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' };
const judge = (text: string, of: { email: string; name?: string } = ADA) =>
  judgePassword(new Secret(text), of);

test.each([
  '1234567890',
  'qwertyuiop',
  'QWERTYUIOP',
  'password12',
  'Password2026!',
  'P@ssw0rd123',
  'iloveyou123',
  'Winter2026!',
  'passwordpassword',
  'drowssap1234',
  'aaaaaaaaaaaaaaaaaaaa',
  'abcdefghijkl',
])('%j is among the first that are tried', async (text) => {
  expect(await judge(text)).toMatchObject({ message: expect.stringContaining('tried first') });
});

test.each([
  'ada.lovelace@example.com',
  'Ada.Lovelace',
  'adalovelace1',
  'LovelaceAda!',
  'owlhub2026',
  'example.com',
])('%j is made of their own words', async (text) => {
  expect(await judge(text)).toMatchObject({ message: expect.stringContaining('your name') });
});

test.each([
  'four unrelated words here',
  'correct horse battery staple',
  'x9!kfu3#a0',
  '鳥が空を飛んでいる朝に',
])('%j is not', async (text) => {
  expect(await judge(text)).toBeNull();
});

test('the words of somebody else are not one’s own', async () => {
  expect(await judge('adalovelace1', { email: 'grace@navy.example', name: 'Grace Hopper' })).toBeNull();
  expect(await judge('adalovelace1')).not.toBeNull();
});

test('the longest password is judged in no time', async () => {
  await judge('warm up the judge');
  const began = performance.now();
  for (const text of ['4@3$1!0z'.repeat(128), 'ab'.repeat(512), 'p4s5w0rd'.repeat(128), '1!'.repeat(512)]) {
    await judge(text);
  }
  expect(performance.now() - began).toBeLessThan(4_000);
});
