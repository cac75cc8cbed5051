import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { channels, deliveries, deliveryItems } from './schema.ts';
import { open, seal } from './sealing.ts';

type Row = typeof deliveries.$inferSelect;
export type DeliveryRecord = Omit<Row, 'answer' | 'answerKey'>;

/** Who gets it: a channel, or a person by mail. */
export type Destination = { channelId: string } | { personId: string };

/** One whose turn it is. `attempts` names this one, so that a late one cannot speak for its successor. */
export type TakenDelivery = Pick<Row, 'id' | 'channelId' | 'personId' | 'reason' | 'attempts'>;

/** What works, and what fails already: each has places of its own, so that what hangs holds up nothing else. */
export type DeliveryLane = 'prompt' | 'patient';

type Wanted = Pick<Row, 'reason' | 'dueAt' | 'createdAt'> & { id: string };
type Item = { id: string; toldId: string; at: Instant; content: unknown };

const to = (destination: Destination) =>
  'channelId' in destination
    ? eq(deliveries.channelId, destination.channelId)
    : eq(deliveries.personId, destination.personId);
const attempt = ({ id, attempts }: TakenDelivery) =>
  and(eq(deliveries.id, id), eq(deliveries.attempts, attempts), eq(deliveries.state, 'waiting'));
const isUntouched = and(
  eq(deliveries.state, 'waiting'),
  eq(deliveries.attempts, 0),
  isNull(deliveries.leasedUntil),
);

export const deliveriesIn = (db: Database, vault: Vault) => ({
  /**
   * The newest on its way there that nobody has begun to send, kept from being begun until the transaction ends: what
   * is added to it goes out with it.
   */
  async lockOpen(destination: Destination, reason: Row['reason']): Promise<DeliveryRecord | null> {
    const [row] = await db
      .select(PLAIN)
      .from(deliveries)
      .where(and(to(destination), eq(deliveries.reason, reason), isUntouched))
      .orderBy(desc(deliveries.dueAt))
      .limit(1)
      .for('update');
    return row ?? null;
  },
  /** When the last one that goes out at once was or is due there. */
  async lastDueAt(destination: Destination): Promise<Instant | null> {
    const [row] = await db
      .select({ dueAt: deliveries.dueAt })
      .from(deliveries)
      .where(and(to(destination), eq(deliveries.reason, 'at_once')))
      .orderBy(desc(deliveries.createdAt))
      .limit(1);
    return row?.dueAt ?? null;
  },
  async insert(destination: Destination, { id, reason, dueAt, createdAt }: Wanted): Promise<void> {
    await db
      .insert(deliveries)
      .values({ ...destination, id, reason, dueAt, createdAt, state: 'waiting', nextAttemptAt: dueAt });
  },
  /** Nothing is told twice in one delivery. */
  async add(deliveryId: string, { id, toldId, at, content }: Item): Promise<void> {
    const { text, key } = await seal(db, vault, 'deliveryItem', id, content);
    await db
      .insert(deliveryItems)
      .values({ deliveryId, toldId, id, at, content: text, contentKey: key })
      .onConflictDoNothing();
  },
  /** One whose turn it is and to whose destination nothing else is on its way, kept from others until `leaseUntil`. */
  async take(lane: DeliveryLane, now: Instant, leaseUntil: Instant): Promise<TakenDelivery | null> {
    const other = alias(deliveries, 'other');
    const isBusy = db
      .select({ one: sql`1` })
      .from(other)
      .where(
        and(
          or(eq(other.channelId, deliveries.channelId), eq(other.personId, deliveries.personId)),
          sql`${other.leasedUntil} > ${now}`,
          eq(other.state, 'waiting'),
        ),
      );
    const isFailing = or(isNotNull(channels.failingSince), sql`${deliveries.attempts} > 0`);
    const due = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .leftJoin(channels, eq(channels.id, deliveries.channelId))
      .where(
        and(
          eq(deliveries.state, 'waiting'),
          lte(deliveries.nextAttemptAt, now),
          isNull(channels.offAt),
          lane === 'patient' ? isFailing : sql`not coalesce(${isFailing}, false)`,
          notExists(isBusy),
        ),
      )
      .orderBy(asc(deliveries.nextAttemptAt))
      .limit(1)
      .for('update', { of: deliveries, skipLocked: true });
    const [row] = await db
      .update(deliveries)
      .set({ attempts: sql`${deliveries.attempts} + 1`, leasedUntil: leaseUntil, nextAttemptAt: leaseUntil })
      .where(inArray(deliveries.id, due))
      .returning({
        id: deliveries.id,
        channelId: deliveries.channelId,
        personId: deliveries.personId,
        reason: deliveries.reason,
        attempts: deliveries.attempts,
      });
    return row ?? null;
  },
  /** What it tells, the oldest first; what nobody can open any more is left out. Throws KeyNotHere where another process can. */
  async itemsOf<T>(id: string, atMost: number): Promise<T[]> {
    const rows = await db
      .select()
      .from(deliveryItems)
      .where(eq(deliveryItems.deliveryId, id))
      .orderBy(asc(deliveryItems.at), asc(deliveryItems.id))
      .limit(atMost);
    const items = await Promise.all(
      rows.map((row) =>
        open<T>(db, vault, 'deliveryItem', row.id, { text: row.content, key: row.contentKey }),
      ),
    );
    return items.filter((item) => item !== null);
  },
  async answerOf<T>(id: string): Promise<T | null> {
    const [row] = await db
      .select({ text: deliveries.answer, key: deliveries.answerKey })
      .from(deliveries)
      .where(eq(deliveries.id, id));
    return row ? open<T>(db, vault, 'deliveryAnswer', id, row) : null;
  },
  /** False where somebody else has taken it up since. */
  async end(
    taken: TakenDelivery,
    { state, endedAt, answer }: { state: 'sent' | 'given_up'; endedAt: Instant; answer: unknown },
  ): Promise<boolean> {
    const { text, key } = await seal(db, vault, 'deliveryAnswer', taken.id, answer);
    const { rowCount } = await db
      .update(deliveries)
      .set({ state, endedAt, answer: text, answerKey: key, nextAttemptAt: null, leasedUntil: null })
      .where(attempt(taken));
    return rowCount === 1;
  },
  async putOff(taken: TakenDelivery, nextAttemptAt: Instant, answer: unknown): Promise<boolean> {
    const { text, key } = await seal(db, vault, 'deliveryAnswer', taken.id, answer);
    const { rowCount } = await db
      .update(deliveries)
      .set({ nextAttemptAt, leasedUntil: null, answer: text, answerKey: key })
      .where(attempt(taken));
    return rowCount === 1;
  },
  /** As if it had not been taken. */
  async putBack(taken: TakenDelivery, nextAttemptAt: Instant): Promise<void> {
    await db
      .update(deliveries)
      .set({ attempts: taken.attempts - 1, nextAttemptAt, leasedUntil: null })
      .where(attempt(taken));
  },
  /** What waits for a channel that is switched off will not be sent. */
  async giveUpWaiting(channelId: string, endedAt: Instant): Promise<void> {
    await db
      .update(deliveries)
      .set({ state: 'given_up', endedAt, nextAttemptAt: null, leasedUntil: null })
      .where(and(eq(deliveries.channelId, channelId), eq(deliveries.state, 'waiting')));
  },
});

/** All but what is sealed. */
export const PLAIN = {
  id: deliveries.id,
  channelId: deliveries.channelId,
  personId: deliveries.personId,
  state: deliveries.state,
  reason: deliveries.reason,
  createdAt: deliveries.createdAt,
  dueAt: deliveries.dueAt,
  attempts: deliveries.attempts,
  nextAttemptAt: deliveries.nextAttemptAt,
  leasedUntil: deliveries.leasedUntil,
  endedAt: deliveries.endedAt,
};
