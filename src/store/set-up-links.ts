import { eq } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { setUpLinks } from './schema.ts';

export const setUpLinksIn = (db: Database) => ({
  async insert(tokenHash: string, createdAt: Instant): Promise<void> {
    await db.insert(setUpLinks).values({ tokenHash, createdAt });
  },
  async exists(tokenHash: string): Promise<boolean> {
    const rows = await db.select().from(setUpLinks).where(eq(setUpLinks.tokenHash, tokenHash));
    return rows.length > 0;
  },
  removeAll: async () => void (await db.delete(setUpLinks)),
});
