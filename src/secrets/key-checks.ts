import type { Key, Keyring } from './keyring.ts';
import { openWith, type Sealed, sealWith } from './vault.ts';
import { WrongKeys } from './wrong-keys.ts';

const CANARY = 'owlhub';
const rowName = (id: string) => `key:${id}`;

/** What may be done with keys without seeing any: recognising them, adding one, sealing anew. */
export const createKeyChecks = (keyring: Keyring) => ({
  place: keyring.place,
  add: keyring.add && (async (): Promise<string | undefined> => (await keyring.add?.())?.id),
  ids: async (): Promise<string[]> => (await keyring.list()).map(({ id }) => id),

  refuse(missing: readonly string[], wrong: readonly string[]): never {
    throw new WrongKeys(missing, wrong, keyring.place);
  },

  /** A known text, sealed: who opens it holds the same key. */
  async canaryOf(id: string): Promise<string> {
    return (await sealWith(await keyNamed(keyring, id), rowName(id), CANARY)).text;
  },
  async opensCanary(id: string, text: string): Promise<boolean> {
    const opened = await openWith(await keyNamed(keyring, id), rowName(id), { keyId: id, text });
    return opened.ok && opened.value === CANARY;
  },
  /** The same content under the newest key, or null where it cannot be opened. */
  async resealed(row: string, sealed: Sealed): Promise<Sealed | null> {
    const keys = await keyring.list();
    const [newest] = keys;
    const old = keys.find(({ id }) => id === sealed.keyId);
    if (!newest || !old) return null;
    const opened = await openWith(old, row, sealed);
    return opened.ok ? sealWith(newest, row, opened.value) : null;
  },
});

export type KeyChecks = ReturnType<typeof createKeyChecks>;

async function keyNamed(keyring: Keyring, id: string): Promise<Key> {
  const key = (await keyring.list()).find((known) => known.id === id);
  if (!key) throw new Error(`There is no key named “${id}” in ${keyring.place}.`);
  return key;
}
