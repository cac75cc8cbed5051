import { CompactEncrypt, compactDecrypt } from 'jose';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Key, Keyring } from './keyring.ts';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';

/** Ciphertext with the name of the key that sealed it. */
export type Sealed = { keyId: string; text: string };
type Unreadable = { reason: 'secret_unreadable' };
/** Not held by this process; whether anybody holds it is not for the vault to say. */
type NotHeld = { reason: 'key_not_held'; keyId: string };

const ALGORITHMS = { alg: 'A256GCMKW', enc: 'A256GCM' } as const;

/**
 * Seals any value that JSON can hold, and the Secrets in it. `row` names the owner and is bound to the ciphertext,
 * so a record copied to another row does not open there.
 */
export async function sealWith(key: Key, row: string, value: unknown): Promise<Sealed> {
  const text = await new CompactEncrypt(Buffer.from(pack(value)))
    .setProtectedHeader({ ...ALGORITHMS, kid: key.id, row })
    .encrypt(key.bytes);
  return { keyId: key.id, text };
}

export async function openWith(key: Key, row: string, sealed: Sealed): Promise<Result<unknown, Unreadable>> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed.text, key.bytes, {
      keyManagementAlgorithms: [ALGORITHMS.alg],
      contentEncryptionAlgorithms: [ALGORITHMS.enc],
    });
    const isOurs = protectedHeader['row'] === row && protectedHeader.kid === key.id;
    return isOurs ? ok(unpack(Buffer.from(plaintext).toString())) : fail({ reason: 'secret_unreadable' });
  } catch {
    return fail({ reason: 'secret_unreadable' });
  }
}

export function createVault(keyring: Keyring) {
  return {
    holds: async (keyId: string): Promise<boolean> => (await keyring.list()).some(({ id }) => id === keyId),
    async seal(row: string, value: unknown): Promise<Sealed> {
      const [newest] = await keyring.list();
      if (!newest) throw new Error(`There is no key in ${keyring.place}.`);
      return sealWith(newest, row, value);
    },
    async open(row: string, sealed: Sealed): Promise<Result<unknown, Unreadable | NotHeld>> {
      const key = (await keyring.list()).find(({ id }) => id === sealed.keyId);
      return key ? openWith(key, row, sealed) : fail({ reason: 'key_not_held', keyId: sealed.keyId });
    },
  };
}

export type Vault = ReturnType<typeof createVault>;

const MARK = '$secret';

function pack(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, printed: unknown) {
    const original = this[key];
    return original instanceof Secret ? { [MARK]: reveal(original) } : printed;
  });
}

function unpack(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && MARK in value ? new Secret(String(value[MARK])) : value,
  );
}
