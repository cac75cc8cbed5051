import { eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import type { Database } from './database.ts';
import { keys } from './schema.ts';

export type KeyRecord = { id: string; canary: string; createdAt: Instant };

const KEYS_LOCK = 7_164_203;

export const keysIn = (db: Database) => ({
  /** Of processes with different keys that start at once, only the first may put its own in force. */
  lock: async () => void (await db.execute(sql`select pg_advisory_xact_lock(${KEYS_LOCK})`)),

  list: async (): Promise<readonly KeyRecord[]> => db.select().from(keys),

  /** Keeps the canary that is there already, whoever wrote it. */
  insert: async (key: KeyRecord) => void (await db.insert(keys).values(key).onConflictDoNothing()),

  async remove(ids: readonly string[]): Promise<void> {
    await db.delete(keys).where(inArray(keys.id, [...ids]));
  },
  /**
   * A process that was not restarted after a rotation would go on sealing with a key that is about to be removed.
   * Held until the transaction ends, so that no rotation retires it in between. Throws KeyNotHere.
   */
  async holdInForce(id: string): Promise<void> {
    const found = await db.select({ id: keys.id }).from(keys).where(eq(keys.id, id)).for('key share');
    if (found.length > 0) return;
    const inForce = await db.select({ id: keys.id }).from(keys);
    if (inForce.length > 0) throw new KeyNotHere(inForce.map((key) => key.id).join(', '));
  },
  async isInForce(id: string): Promise<boolean> {
    return (await db.select({ id: keys.id }).from(keys).where(eq(keys.id, id))).length > 0;
  },
  async forget(id: string): Promise<boolean> {
    return (await db.delete(keys).where(eq(keys.id, id)).returning()).length > 0;
  },
});
