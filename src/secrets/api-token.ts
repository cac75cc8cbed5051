import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';
import { hashToken } from './token.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 178 random bits. */
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^(owl_[0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

/** A token for a program. The prefix is what secret scanners look for, the checksum what tells a real one from a look-alike. */
export function createApiToken(): { text: Secret; hash: string; lastFour: string } {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const text = `owl_${random}${checksumOf(`owl_${random}`)}`;
  return { text: new Secret(text), hash: hashToken(text), lastFour: text.slice(-4) };
}

/** What is stored of it, or null where the text cannot be a token at all: known without asking anybody. */
export function hashApiToken(token: Secret): string | null {
  const text = reveal(token);
  const [, body = '', checksum] = SHAPE.exec(text) ?? [];
  return checksum !== undefined && checksum === checksumOf(body) ? hashToken(text) : null;
}

function checksumOf(body: string): string {
  let [rest, text] = [crc32(body), ''];
  for (let n = 0; n < CHECKSUM_LENGTH; n += 1) {
    text = `${ALPHABET[rest % ALPHABET.length]}${text}`;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
