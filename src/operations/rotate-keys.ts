import { Refusal } from '#kernel/refusal.ts';
import { COMMAND_LINE } from '#people/actor.ts';
import { audit } from './audit.ts';
import { checkKeys } from './check-keys.ts';
import type { Context } from './context.ts';

type Tools = Pick<Context, 'store' | 'keys' | 'now'>;
type Say = (line: string) => void;

const BATCH = 100;
/** A process that still seals with an old key could keep a rotation busy for ever. */
const PASSES = 20;

/**
 * Seals everything anew with the newest key while OwlHub runs, row by row, so that it may be ended at any moment and
 * begun again. Answers the ids of the keys that nothing needs any more.
 */
export async function rotateKeys(tools: Tools, say: Say): Promise<string[]> {
  let unneeded: string[] = [];
  const isDone = await tools.store.aloneRotating(async () => {
    unneeded = await rotate(tools, say);
    await tell(tools, unneeded);
  });
  if (!isDone) throw new Refusal('conflict', 'Another rotation is running. Let it end, then run this again.');
  return unneeded;
}

/** In a transaction of its own: retiring keys holds every table that an entry needs. */
async function tell(tools: Tools, unneeded: readonly string[]): Promise<void> {
  const [newest = ''] = await tools.keys.ids();
  await tools.store.transaction((store) =>
    audit(tools, store, COMMAND_LINE, {
      action: 'keys.rotated',
      target: { kind: 'key', id: newest, label: newest },
      more: { unneeded },
    }),
  );
}

/** A rotation that was interrupted goes on with its key; otherwise a new one is put first, where that is ours to do. */
async function rotate(tools: Tools, say: Say): Promise<string[]> {
  const { store, keys } = tools;
  await checkKeys(tools);
  const [newest] = await keys.ids();
  const inForce = await store.keys.list();
  if (newest !== undefined && inForce.some(({ id }) => id !== newest)) {
    say(`Sealing everything with ${newest}, the newest key in ${keys.place}.`);
    const resealed = await resealAll(tools, newest, say);
    if (resealed > 0 || !keys.add) return retire(tools, newest);
  }
  const added = await keys.add?.();
  if (added === undefined) {
    throw new Refusal(
      'conflict',
      `Everything is sealed with the newest key. Put a new one first in ${keys.place}, restart every OwlHub process, and run this again.`,
    );
  }
  await checkKeys(tools);
  say(`Made a new key, ${added}, in ${keys.place}. Back the file up.`);
  await resealAll(tools, added, say);
  return retire(tools, added);
}

/** What others seal with an old key meanwhile is found by the next pass: the last one finds nothing to do. */
async function resealAll(tools: Tools, newest: string, say: Say): Promise<number> {
  let total = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const { resealed, missed, unreadable } = await resealOnce(tools, newest, (count) =>
      say(`${total + count} records sealed anew …`),
    );
    total += resealed;
    if (resealed + missed > 0) continue;
    if (unreadable > 0) {
      say(`${unreadable} records cannot be opened with any key and were left as they are.`);
    }
    break;
  }
  return total;
}

async function resealOnce({ store, keys }: Tools, newest: string, told: (resealed: number) => void) {
  const count = { resealed: 0, missed: 0, unreadable: 0 };
  for (const place of store.sealedRows.places) {
    for (let after = ''; ;) {
      const rows = await store.sealedRows.otherThan(newest, place, after, BATCH);
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      for (const row of rows) {
        const anew = await keys.resealed(row.name, row.sealed);
        if (!anew) count.unreadable += 1;
        else if (await store.sealedRows.replace(row, anew)) count.resealed += 1;
        else count.missed += 1;
      }
      told(count.resealed);
    }
  }
  return count;
}

/** Takes the keys out of force that no row names any more. */
function retire({ store }: Tools, newest: string): Promise<string[]> {
  return store.transaction(async (locked) => {
    const used = await locked.sealedRows.keysInUse();
    const inForce = (await locked.keys.list()).map(({ id }) => id);
    const unneeded = inForce.filter((id) => id !== newest && !used.includes(id));
    if (unneeded.length > 0) await locked.keys.remove(unneeded);
    return unneeded;
  });
}
