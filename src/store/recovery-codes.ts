import { and, count, eq } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { recoveryCodes } from './schema.ts';

/** Hashes of what was shown once. */
export const recoveryCodesIn = (db: Database) => ({
  async countOf(personId: string): Promise<number> {
    const [row] = await db
      .select({ left: count() })
      .from(recoveryCodes)
      .where(eq(recoveryCodes.personId, personId));
    return row?.left ?? 0;
  },
  removeAllOf: async (personId: string) =>
    void (await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))),
  /** In place of those that there were. */
  async replace(personId: string, hashes: readonly string[], createdAt: Instant): Promise<void> {
    await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
    await db.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, personId, createdAt })));
  },
  /** False where it is none of theirs: of two requests with one code, one wins. */
  async spend(personId: string, hash: string): Promise<boolean> {
    const { rowCount } = await db
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.hash, hash)));
    return rowCount === 1;
  },
});
