import { randomBytes } from 'node:crypto';
import { fixedKeyring, type Key, type Keyring } from '#secrets/keyring.ts';

export const testKey = (id = 'k1'): Key => ({ id, bytes: randomBytes(32) });

export const testKeyring = (...keys: Key[]): Keyring =>
  fixedKeyring(keys.length > 0 ? keys : [testKey()], 'the test');
