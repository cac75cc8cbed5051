import { lt } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Told } from '#notifications/notification.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { told } from './schema.ts';
import { seal } from './sealing.ts';

/** What is told, as it was at the moment: kept once, however many get it. */
export const toldIn = (db: Database, vault: Vault) => ({
  async insert(all: readonly Told[]): Promise<void> {
    if (all.length === 0) return;
    const rows = await Promise.all(
      all.map(async (one) => {
        const { text, key } = await seal(db, vault, 'told', one.id, one);
        return { id: one.id, at: one.at, content: text, contentKey: key };
      }),
    );
    await db.insert(told).values(rows);
  },
  removeBefore: async (at: Instant) => void (await db.delete(told).where(lt(told.at, at))),
});
