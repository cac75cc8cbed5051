import { and, desc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { type DeliveryRecord, type Destination, PLAIN } from './deliveries.ts';
import { deliveries } from './schema.ts';

type Reason = DeliveryRecord['reason'];

const to = (destination: Destination) =>
  'channelId' in destination
    ? eq(deliveries.channelId, destination.channelId)
    : eq(deliveries.personId, destination.personId);
const isTried = gt(deliveries.attempts, 0);
const isLate = or(inArray(deliveries.reason, ['at_once', 'asked_for']), isTried);
const restingOf = (channelId: string) =>
  and(eq(deliveries.channelId, channelId), eq(deliveries.state, 'waiting'), isNull(deliveries.leasedUntil));
const isUntouched = and(
  eq(deliveries.state, 'waiting'),
  // Whoever may have had it already takes nothing more under its id.
  isNull(deliveries.begunAt),
);

/** What goes out with what, and when. */
export const deliveryPlansIn = (db: Database) => {
  const hurried = async (at: Instant, which: SQL | undefined) =>
    db
      .update(deliveries)
      .set({
        nextAttemptAt: sql`case when ${isLate} then ${at}::timestamptz else greatest(${deliveries.dueAt}, ${at}) end`,
        dueAt: sql`case when ${isLate} then least(${deliveries.dueAt}, ${at}) else ${deliveries.dueAt} end`,
      })
      .where(which);
  return {
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
        .orderBy(desc(deliveries.dueAt), desc(deliveries.createdAt), desc(deliveries.id))
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
    /** What only waited because nothing arrived is tried from then on. Digests and quiet hours are waited for. */
    async hurry(channelId: string, at: Instant): Promise<void> {
      await hurried(at, restingOf(channelId));
    },
    /** The same, but for what was tried and failed. */
    async hurryUntried(channelId: string, at: Instant): Promise<void> {
      await hurried(at, and(restingOf(channelId), eq(deliveries.attempts, 0)));
    },
    /** While a channel fails nothing is tried there before this. */
    async allWait(channelId: string, until: Instant): Promise<void> {
      await db
        .update(deliveries)
        .set({ nextAttemptAt: sql`greatest(${deliveries.nextAttemptAt}, ${until})` })
        .where(restingOf(channelId));
    },
    /** What waits for its moment and was not tried. */
    async planned(channelId: string): Promise<DeliveryRecord[]> {
      const isPlanned = inArray(deliveries.reason, ['digest', 'after_quiet_hours']);
      return db
        .select(PLAIN)
        .from(deliveries)
        .where(and(restingOf(channelId), isPlanned, eq(deliveries.attempts, 0)))
        .for('update');
    },
    async plan(id: string, { reason, at }: { reason: Reason; at: Instant }): Promise<void> {
      await db.update(deliveries).set({ reason, dueAt: at, nextAttemptAt: at }).where(eq(deliveries.id, id));
    },
  };
};
