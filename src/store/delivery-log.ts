import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Told } from '#notifications/notification.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { type DeliveryRecord, PLAIN } from './deliveries.ts';
import { deliveries, deliveryItems, told } from './schema.ts';
import { open } from './sealing.ts';

export type LoggedDelivery<A> = DeliveryRecord & { items: number; answer: A | null };

/** What became of deliveries, for people to look at. */
export const deliveryLogIn = (db: Database, vault: Vault) => ({
  /** False where it is being sent just now. */
  async sendAgain(id: string, now: Instant): Promise<boolean> {
    const { rowCount } = await db
      .update(deliveries)
      .set({
        state: 'waiting',
        reason: 'asked_for',
        attempts: 0,
        nextAttemptAt: now,
        leasedUntil: null,
        // It begins anew, and whoever may have had it takes nothing more under its id.
        begunAt: now,
        endedAt: null,
      })
      .where(
        and(eq(deliveries.id, id), or(isNull(deliveries.leasedUntil), lte(deliveries.leasedUntil, now))),
      );
    return rowCount === 1;
  },
  async find(id: string): Promise<DeliveryRecord | null> {
    return (await db.select(PLAIN).from(deliveries).where(eq(deliveries.id, id)))[0] ?? null;
  },
  /** Of a channel, the newest first, with what was answered; null where nobody can open that any more. */
  async list<A>(
    channelId: string,
    { before, limit }: { before?: string | undefined; limit: number },
  ): Promise<LoggedDelivery<A>[]> {
    const older =
      before &&
      sql`(${deliveries.createdAt}, ${deliveries.id}) < (select created_at, id from ${deliveries} where id = ${before})`;
    const rows = await db
      .select({
        ...PLAIN,
        text: deliveries.answer,
        key: deliveries.answerKey,
        items:
          sql<number>`(select count(*) from ${deliveryItems} where ${eq(deliveryItems.deliveryId, deliveries.id)})`.mapWith(
            Number,
          ),
      })
      .from(deliveries)
      .where(and(eq(deliveries.channelId, channelId), older || undefined))
      .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
      .limit(limit);
    return Promise.all(
      rows.map(async ({ text, key, ...row }) => ({
        ...row,
        answer: await open<A>(db, vault, 'deliveryAnswer', row.id, { text, key }),
      })),
    );
  },
  /** The newest of what each of these tells, the oldest first. One query, however many there are. */
  async newestIn(ids: readonly string[], atMost: number): Promise<Map<string, Told[]>> {
    const newest = db
      .select({ id: told.id, text: told.content, key: told.contentKey, at: told.at })
      .from(deliveryItems)
      .innerJoin(told, eq(told.id, deliveryItems.toldId))
      .where(eq(deliveryItems.deliveryId, deliveries.id))
      .orderBy(desc(told.at), desc(told.id))
      .limit(atMost)
      .as('newest');
    const rows = await db
      .select({ deliveryId: deliveries.id, id: newest.id, text: newest.text, key: newest.key })
      .from(deliveries)
      .innerJoinLateral(newest, sql`true`)
      .where(inArray(deliveries.id, [...ids]))
      .orderBy(asc(newest.at), asc(newest.id));
    const opened = await Promise.all(
      rows.map(async ({ deliveryId, ...row }) => ({
        deliveryId,
        one: await open<Told>(db, vault, 'told', row.id, row),
      })),
    );
    const found = new Map<string, Told[]>(ids.map((id) => [id, []]));
    for (const { deliveryId, one } of opened) if (one) found.get(deliveryId)?.push(one);
    return found;
  },
  /** How many of those that wait for a channel were tried and failed. */
  async countTried(channelId: string): Promise<number> {
    const isTried = and(eq(deliveries.state, 'waiting'), gt(deliveries.attempts, 0));
    return db.$count(deliveries, and(eq(deliveries.channelId, channelId), isTried));
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
