/** A named key of 32 bytes. The name is written beside everything that it seals. */
export type Key = { id: string; bytes: Uint8Array };

/** The keys OwlHub holds, newest first: the first seals, all of them open. */
export type Keyring = {
  /** Where an operator finds and changes the keys, in words. */
  place: string;
  list(): Promise<readonly Key[]>;
  /** Puts a new key first. Absent where only the operator can, as with OWLHUB_KEYS. */
  add?: () => Promise<Key>;
};

/** The keys cannot be read as they stand. The message names the place and the fix, never a key. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

const ID = /^[A-Za-z0-9_-]{1,40}$/;

/** Reads `id:base64,id:base64`, one per comma or line. */
export function parseKeys(text: string, place: string): readonly Key[] {
  const entries = text.split(/[,\n]/).map((entry) => entry.trim());
  const keys = entries.filter((entry) => entry !== '').map((entry, index) => parseKey(entry, index, place));
  if (keys.length === 0) throw new KeysUnusable(`${place} holds no key. Write it as id:base64 of 32 bytes.`);

  const twice = keys.find((key, index) => keys.findIndex(({ id }) => id === key.id) !== index);
  if (twice) throw new KeysUnusable(`${place} holds two keys named “${twice.id}”. Give each its own name.`);
  return keys;
}

function parseKey(entry: string, index: number, place: string): Key {
  const colon = entry.indexOf(':');
  const id = entry.slice(0, colon);
  const bytes = Buffer.from(entry.slice(colon + 1), 'base64');
  if (colon > 0 && ID.test(id) && bytes.length === 32) return { id, bytes };
  throw new KeysUnusable(
    `Key ${index + 1} in ${place} is not id:base64 of exactly 32 bytes. Make one with: openssl rand -base64 32`,
  );
}

export const formatKey = ({ id, bytes }: Key) => `${id}:${Buffer.from(bytes).toString('base64')}`;

export const fixedKeyring = (keys: readonly Key[], place: string): Keyring => ({
  place,
  list: async () => keys,
});
