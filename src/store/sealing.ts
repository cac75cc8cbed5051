import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { keysIn } from './keys.ts';
import { type Place, rowName } from './row-name.ts';

/** Two columns: the ciphertext and the key that sealed it. */
type Columns = { text: string; key: string };

/** Sealed with a key in force, which is held so until the transaction ends. Throws KeyNotHere. */
export async function seal(
  db: Database,
  vault: Vault,
  place: Place,
  id: string,
  value: unknown,
): Promise<Columns> {
  const sealed = await vault.seal(rowName(place, id), value);
  await keysIn(db).holdInForce(sealed.keyId);
  return { text: sealed.text, key: sealed.keyId };
}

/**
 * What was sealed, or null where nothing was or nobody can open it any more. Throws KeyNotHere where another process
 * can.
 */
export async function open<T>(
  db: Database,
  vault: Vault,
  place: Place,
  id: string,
  { text, key }: { text: string | null; key: string | null },
): Promise<T | null> {
  if (text === null || key === null) return null;
  const opened = await vault.open(rowName(place, id), { text, keyId: key });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed above
  if (opened.ok) return opened.value as T;
  if (opened.failure.reason === 'key_not_held' && (await keysIn(db).isInForce(key)))
    throw new KeyNotHere(key);
  return null;
}
