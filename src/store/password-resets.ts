import { eq, lt } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { passwordResets } from './schema.ts';

export type PasswordReset = typeof passwordResets.$inferSelect;

/** Links with which a person chooses a new password. */
export const passwordResetsIn = (db: Database) => ({
  insert: async (reset: PasswordReset) => void (await db.insert(passwordResets).values(reset)),

  async find(tokenHash: string): Promise<PasswordReset | null> {
    const rows = await db.select().from(passwordResets).where(eq(passwordResets.tokenHash, tokenHash));
    return rows[0] ?? null;
  },
  /** Found and gone: of two requests with one link, one gets it. */
  async take(tokenHash: string): Promise<PasswordReset | null> {
    const [row] = await db.delete(passwordResets).where(eq(passwordResets.tokenHash, tokenHash)).returning();
    return row ?? null;
  },
  async removeAllOf(personId: string): Promise<void> {
    await db.delete(passwordResets).where(eq(passwordResets.personId, personId));
  },
  async removeExpired(now: Instant): Promise<void> {
    await db.delete(passwordResets).where(lt(passwordResets.expiresAt, now));
  },
});
