import { Refusal } from '#kernel/refusal.ts';
import { checkKeys } from './check-keys.ts';
import type { Context } from './context.ts';

type Tools = Pick<Context, 'store' | 'keys' | 'now'>;
type Say = (line: string) => void;

const BATCH = 100;

/**
 * Seals everything anew with the newest key while OwlHub runs, row by row, so that it may be ended at any moment and
 * begun again. Answers the ids of the keys that nothing needs any more.
 */
export async function rotateKeys(tools: Tools, say: Say): Promise<string[]> {
  await checkKeys(tools);
  const newest = await newestKey(tools, say);
  let resealed = 0;
  let unreadable = 0;
  for (const place of tools.store.sealedRows.places) {
    for (let after = ''; ;) {
      const rows = await tools.store.sealedRows.otherThan(newest, place, after, BATCH);
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      for (const row of rows) {
        const anew = await tools.keys.resealed(row.name, row.sealed);
        if (!anew) unreadable += 1;
        // Where it was written meanwhile, the writer has sealed it with the newest key already.
        else if (await tools.store.sealedRows.replace(row, anew)) resealed += 1;
      }
      say(`${resealed} records sealed anew …`);
    }
  }
  if (unreadable > 0) say(`${unreadable} records cannot be opened with any key and were left as they are.`);
  return retire(tools, newest);
}

/** A rotation that was interrupted goes on with its key; otherwise a new one is put first, where that is ours to do. */
async function newestKey({ store, keys, now }: Tools, say: Say): Promise<string> {
  const [newest] = await keys.ids();
  const inForce = await store.keys.list();
  if (newest !== undefined && inForce.some(({ id }) => id !== newest)) {
    say(`Sealing everything with ${newest}, the newest key in ${keys.place}.`);
    return newest;
  }
  const added = await keys.add?.();
  if (added === undefined) {
    throw new Refusal(
      'conflict',
      `Everything is sealed with the newest key. Put a new one first in ${keys.place}, restart every OwlHub process, and run this again.`,
    );
  }
  await checkKeys({ store, keys, now });
  say(`Made a new key, ${added}, in ${keys.place}. Back the file up.`);
  return added;
}

/** Keys that were in force before; all that could be opened with them is sealed anew by now. */
async function retire({ store }: Tools, newest: string): Promise<string[]> {
  const old = (await store.keys.list()).map(({ id }) => id).filter((id) => id !== newest);
  if (old.length > 0) await store.keys.remove(old);
  return old;
}
