import { randomInt } from 'node:crypto';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';
import { hashToken } from './token.ts';

/** Letters and digits that nobody takes for another: 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP_LENGTH = 5;
const CODES = 10;

/** Ten, of 125 random bits each, so that a plain hash of one is as good as a slow one. */
export const createRecoveryCodes = (): Secret[] =>
  Array.from({ length: CODES }, () => new Secret(createCode()));

const createCode = () => Array.from({ length: GROUPS }, createGroup).join('-');
const createGroup = () =>
  Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/** What is stored of one, however it is written. */
export function hashRecoveryCode(code: Secret): string {
  const letters = reveal(code)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return hashToken(`recovery code ${letters}`);
}
