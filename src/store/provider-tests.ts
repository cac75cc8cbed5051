import { and, eq, gt, lt } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { providerTests } from './schema.ts';
import { open, seal } from './sealing.ts';

/** What tests of the provider found, each for whoever asked for it. */
export const providerTestsIn = (db: Database, vault: Vault) => ({
  async insert(id: string, personId: string, result: unknown, expiresAt: Instant): Promise<void> {
    const { text, key } = await seal(db, vault, 'providerTest', id, result);
    await db.insert(providerTests).values({ id, personId, expiresAt, result: text, resultKey: key });
  },
  async change(id: string, result: unknown): Promise<void> {
    const { text, key } = await seal(db, vault, 'providerTest', id, result);
    await db.update(providerTests).set({ result: text, resultKey: key }).where(eq(providerTests.id, id));
  },
  /** Theirs, while it is kept and can be opened. */
  async find<T>(id: string, personId: string, now: Instant): Promise<T | null> {
    const [row] = await db
      .select()
      .from(providerTests)
      .where(
        and(eq(providerTests.id, id), eq(providerTests.personId, personId), gt(providerTests.expiresAt, now)),
      );
    if (!row) return null;
    return open<T>(db, vault, 'providerTest', id, { text: row.result, key: row.resultKey });
  },
  removeExpired: async (now: Instant) =>
    void (await db.delete(providerTests).where(lt(providerTests.expiresAt, now))),
});
