import { and, desc, eq, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { type DeliveryRecord, PLAIN } from './deliveries.ts';
import { deliveries, deliveryItems } from './schema.ts';

/** What became of deliveries, for people to look at. */
export const deliveryLogIn = (db: Database) => ({
  /** False where it is being sent just now. */
  async sendAgain(id: string, now: Instant): Promise<boolean> {
    const { rowCount } = await db
      .update(deliveries)
      .set({ state: 'waiting', attempts: 0, nextAttemptAt: now, leasedUntil: null, endedAt: null })
      .where(
        and(eq(deliveries.id, id), or(isNull(deliveries.leasedUntil), lte(deliveries.leasedUntil, now))),
      );
    return rowCount === 1;
  },
  async find(id: string): Promise<DeliveryRecord | null> {
    return (await db.select(PLAIN).from(deliveries).where(eq(deliveries.id, id)))[0] ?? null;
  },
  /** Of a channel, the newest first. */
  async list(channelId: string, { before, limit }: { before?: string | undefined; limit: number }) {
    const older =
      before &&
      sql`(${deliveries.createdAt}, ${deliveries.id}) < (select created_at, id from ${deliveries} where id = ${before})`;
    return db
      .select({
        ...PLAIN,
        items:
          sql<number>`(select count(*) from ${deliveryItems} where ${eq(deliveryItems.deliveryId, deliveries.id)})`.mapWith(
            Number,
          ),
      })
      .from(deliveries)
      .where(and(eq(deliveries.channelId, channelId), older || undefined))
      .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
      .limit(limit);
  },
  /** How many wait for each channel. */
  async countWaiting(): Promise<Map<string, number>> {
    const rows = await db
      .select({ id: deliveries.channelId, number: sql<number>`count(*)`.mapWith(Number) })
      .from(deliveries)
      .where(and(eq(deliveries.state, 'waiting'), isNotNull(deliveries.channelId)))
      .groupBy(deliveries.channelId);
    return new Map(rows.map(({ id, number }) => [id ?? '', number]));
  },
  async removeEnded(before: Instant): Promise<void> {
    await db.delete(deliveries).where(and(ne(deliveries.state, 'waiting'), lt(deliveries.createdAt, before)));
  },
});
