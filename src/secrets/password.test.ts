import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hashPassword, passwordMatches } from './password.ts';
import { Secret } from './secret.ts';

const RIGHT = new Secret('fake-password-one');
const WRONG = new Secret('fake-password-two');

test('the right password matches and a wrong one does not', async () => {
  const hash = await hashPassword(RIGHT);
  expect(await passwordMatches(hash, RIGHT)).toBe(true);
  expect(await passwordMatches(hash, WRONG)).toBe(false);
});

test('one password hashes differently each time, and names its cost', async () => {
  const [one, two] = [await hashPassword(RIGHT), await hashPassword(RIGHT)];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$/);
});

test('without an account nothing matches', async () => {
  expect(await passwordMatches(null, RIGHT)).toBe(false);
});

test('a letter matches however the keyboard composed it', async () => {
  const hash = await hashPassword(new Secret('caf\u00e9-password'));
  expect(await passwordMatches(hash, new Secret('cafe\u0301-password'))).toBe(true);
});

test('many sign-ins at once do not keep everything else waiting', async () => {
  const ended: string[] = [];
  const signIns = Array.from({ length: 6 }, () =>
    passwordMatches(null, new Secret('fake-password')).then(() => ended.push('sign-in')),
  );
  const other = readFile(import.meta.filename).then(() => ended.push('something else'));
  await Promise.all([...signIns, other]);
  expect(ended.indexOf('something else')).toBeLessThan(2);
});
