import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { atMost } from './at-most.ts';
import { reveal } from './reveal.ts';
import type { Secret } from './secret.ts';

const derive = promisify(argon2);

/** RFC 9106, the second recommended choice: 64 MiB, three passes, four lanes. */
const COST = { memory: 65_536, passes: 3, parallelism: 4 };
const TAG_BYTES = 32;
const SHAPE = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

type Cost = typeof COST;

/** Node has four threads for such work, for reading files and for sealing: many sign-ins at once leave some of them free. */
const inTurn = atMost(2);

const hashWith = (password: Secret, nonce: Buffer, cost: Cost, tagLength: number) =>
  inTurn(() => derive('argon2id', { message: reveal(password).normalize('NFC'), nonce, tagLength, ...cost }));

/** In the usual text form, which names its own cost, so that the cost can be raised later. */
export async function hashPassword(password: Secret): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hashWith(password, nonce, COST, TAG_BYTES);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/** With no hash it works as long as with one, so that the time does not say whether an account exists. */
export async function passwordMatches(hash: string | null, password: Secret): Promise<boolean> {
  const parts = SHAPE.exec(hash ?? '');
  if (!parts) {
    await hashWith(password, randomBytes(16), COST, TAG_BYTES);
    return false;
  }
  const [, memory = 0, passes = 0, parallelism = 0] = parts.map(Number);
  const [, , , , nonce = Buffer.alloc(0), tag = Buffer.alloc(0)] = parts.map(fromBase64);
  return timingSafeEqual(tag, await hashWith(password, nonce, { memory, passes, parallelism }, tag.length));
}

const fromBase64 = (text: string) => Buffer.from(text, 'base64');
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
