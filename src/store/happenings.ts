import { and, asc, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Happening, HappeningKind } from '#integrations/happening.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { happenings } from './schema.ts';
import { open, seal } from './sealing.ts';

/** An entry of a timeline. `happening` is null where nobody can open it any more. */
export type HappeningRecord = {
  id: string;
  integrationId: string;
  at: Instant;
  kind: string;
  happening: Happening | null;
};

/** `before` is the id of the entry with which the page before ended. */
type Asked = { before?: string | undefined; limit: number };

export const happeningsIn = (db: Database, vault: Vault) => {
  const opened = async ({
    detail,
    detailKey,
    ...row
  }: typeof happenings.$inferSelect): Promise<HappeningRecord> => ({
    ...row,
    happening: await open<Happening>(db, vault, 'happening', row.id, { text: detail, key: detailKey }),
  });
  return {
    async insert(
      { id, integrationId, at }: Omit<HappeningRecord, 'kind' | 'happening'>,
      happening: Happening,
    ): Promise<void> {
      const { text, key } = await seal(db, vault, 'happening', id, happening);
      await db
        .insert(happenings)
        .values({ id, integrationId, at, kind: happening.kind, detail: text, detailKey: key });
    },
    /** Those that were told to nobody yet, the oldest first, kept from others until the transaction ends. */
    async claimUntold(limit: number): Promise<HappeningRecord[]> {
      const rows = await db
        .select()
        .from(happenings)
        .where(isNull(happenings.toldAt))
        .orderBy(asc(happenings.at))
        .limit(limit)
        .for('update', { skipLocked: true });
      return Promise.all(rows.map(opened));
    },
    async markTold(ids: readonly string[], toldAt: Instant): Promise<void> {
      await db
        .update(happenings)
        .set({ toldAt })
        .where(inArray(happenings.id, [...ids]));
    },
    /** The newest first. */
    async list(integrationId: string, { before, limit }: Asked): Promise<HappeningRecord[]> {
      // Entries of one moment are told apart by their id.
      const older =
        before &&
        sql`(${happenings.at}, ${happenings.id}) < (select at, id from ${happenings} where id = ${before})`;
      const rows = await db
        .select()
        .from(happenings)
        .where(and(eq(happenings.integrationId, integrationId), older || undefined))
        .orderBy(desc(happenings.at), desc(happenings.id))
        .limit(limit);
      return Promise.all(rows.map(opened));
    },
    /** When each happened, without what, which needs no key. The oldest first. */
    async moments(integrationId: string, kinds: readonly HappeningKind[]) {
      return db
        .select({ at: happenings.at, kind: happenings.kind })
        .from(happenings)
        .where(and(eq(happenings.integrationId, integrationId), inArray(happenings.kind, [...kinds])))
        .orderBy(happenings.at, happenings.id);
    },
    /** Those of a kind since then, the newest first. */
    async since(at: Instant, integrationId: string, kind: HappeningKind): Promise<HappeningRecord[]> {
      const rows = await db
        .select()
        .from(happenings)
        .where(
          and(eq(happenings.integrationId, integrationId), eq(happenings.kind, kind), gte(happenings.at, at)),
        )
        .orderBy(desc(happenings.at));
      return Promise.all(rows.map(opened));
    },
    async removeBefore(at: Instant): Promise<void> {
      await db.delete(happenings).where(lt(happenings.at, at));
    },
  };
};
