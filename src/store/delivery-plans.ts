import { and, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { type DeliveryRecord, type Destination, PLAIN, type TakenDelivery } from './deliveries.ts';
import { deliveries } from './schema.ts';

type Reason = DeliveryRecord['reason'];

const to = (destination: Destination) =>
  'channelId' in destination
    ? eq(deliveries.channelId, destination.channelId)
    : eq(deliveries.personId, destination.personId);
const isLate = or(eq(deliveries.reason, 'at_once'), gt(deliveries.attempts, 0));
const restingOf = (channelId: string) =>
  and(eq(deliveries.channelId, channelId), eq(deliveries.state, 'waiting'), isNull(deliveries.leasedUntil));
const isUntouched = and(
  eq(deliveries.state, 'waiting'),
  // Whoever may have had it already takes nothing more under its id.
  isNull(deliveries.begunAt),
);

/** What goes out with what, and when. */
export const deliveryPlansIn = (db: Database) => ({
  /**
   * The newest on its way there that nobody has begun to send, kept from being begun until the transaction ends: what
   * is added to it goes out with it. One that is planned is for what is due at that moment and for nothing else.
   */
  async lockOpen(destination: Destination, reason: Reason, dueAt: Instant): Promise<DeliveryRecord | null> {
    const isOfThatMoment = reason === 'at_once' ? undefined : eq(deliveries.dueAt, dueAt);
    const [row] = await db
      .select(PLAIN)
      .from(deliveries)
      .where(and(to(destination), eq(deliveries.reason, reason), isOfThatMoment, isUntouched))
      .orderBy(desc(deliveries.dueAt))
      .limit(1)
      .for('update');
    return row ?? null;
  },
  /** When the last one that went or goes out at once was or is due there. */
  async lastDueAt(destination: Destination): Promise<Instant | null> {
    const [row] = await db
      .select({ dueAt: deliveries.dueAt })
      .from(deliveries)
      .where(and(to(destination), eq(deliveries.reason, 'at_once'), ne(deliveries.state, 'given_up')))
      .orderBy(desc(deliveries.createdAt))
      .limit(1);
    return row?.dueAt ?? null;
  },
  /** What only waited because nothing arrived is tried now. Digests and quiet hours are waited for. */
  async hurry(channelId: string, now: Instant): Promise<void> {
    await db
      .update(deliveries)
      .set({
        nextAttemptAt: sql`case when ${isLate} then ${now}::timestamptz else greatest(${deliveries.dueAt}, ${now}) end`,
        dueAt: sql`case when ${isLate} then least(${deliveries.dueAt}, ${now}) else ${deliveries.dueAt} end`,
      })
      .where(restingOf(channelId));
  },
  /** While one tries, the others wait behind it. */
  async waitBehind({ id, channelId }: TakenDelivery, until: Instant): Promise<void> {
    if (channelId === null) return;
    await db
      .update(deliveries)
      .set({ nextAttemptAt: sql`greatest(${deliveries.nextAttemptAt}, ${until})` })
      .where(and(restingOf(channelId), ne(deliveries.id, id)));
  },
  /** What waits for its moment and was not begun. */
  async planned(channelId: string): Promise<DeliveryRecord[]> {
    return db
      .select(PLAIN)
      .from(deliveries)
      .where(and(eq(deliveries.channelId, channelId), ne(deliveries.reason, 'at_once'), isUntouched))
      .for('update');
  },
  async plan(id: string, { reason, at }: { reason: Reason; at: Instant }): Promise<void> {
    await db.update(deliveries).set({ reason, dueAt: at, nextAttemptAt: at }).where(eq(deliveries.id, id));
  },
});
