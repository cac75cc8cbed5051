import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Told } from '#notifications/notification.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { channels, deliveries, deliveryItems, told } from './schema.ts';
import { open, seal } from './sealing.ts';

type Row = typeof deliveries.$inferSelect;
export type DeliveryRecord = Omit<Row, 'answer' | 'answerKey'>;

/** Who gets it: a channel, or a person by mail. */
export type Destination = { channelId: string } | { personId: string };

/** One whose turn it is. `attempts` names this one, so that a late one cannot speak for its successor. */
export type TakenDelivery = Pick<Row, 'id' | 'channelId' | 'personId' | 'reason' | 'attempts' | 'begunAt'>;

/** What works, what fails already, and what one mail server takes: each has places of its own, so that what hangs holds up nothing else. */
export type DeliveryLane = 'prompt' | 'patient' | 'mail';

export type NewDelivery = Destination & Pick<Row, 'id' | 'reason' | 'dueAt' | 'nextAttemptAt' | 'createdAt'>;

const IS_MAIL = sql`(c.id is null or c.kind = 'mail')`;
const LANES: Record<DeliveryLane, SQL> = {
  mail: IS_MAIL,
  prompt: sql`not ${IS_MAIL} and c.failing_since is null and d.attempts = 0`,
  patient: sql`not ${IS_MAIL} and (c.failing_since is not null or d.attempts > 0)`,
};

/** PostgreSQL takes 65,535 values in one statement. */
const CHUNK = 1_000;
const chunked = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, n) => rows.slice(n * CHUNK, (n + 1) * CHUNK));

const attempt = ({ id, attempts }: TakenDelivery) =>
  and(eq(deliveries.id, id), eq(deliveries.attempts, attempts), eq(deliveries.state, 'waiting'));
export const deliveriesIn = (db: Database, vault: Vault) => ({
  async insert(all: readonly NewDelivery[]): Promise<void> {
    for (const rows of chunked(all))
      await db.insert(deliveries).values(rows.map((row) => ({ ...row, state: 'waiting' as const })));
  },
  /** Nothing is told twice in one delivery. */
  async add(items: readonly { deliveryId: string; toldId: string }[]): Promise<void> {
    for (const rows of chunked(items)) await db.insert(deliveryItems).values(rows).onConflictDoNothing();
  },
  /**
   * Those whose turn it is, one a destination and none where something is on its way already, kept from others until
   * `leaseUntil`: who is killed meanwhile lets go by that. Of those that wait for the same moment the one that was tried
   * least, so that one that is refused again and again does not hold up the others. An array, because it is made once
   * whatever the planner thinks of the tables.
   */
  async take(lane: DeliveryLane, now: Instant, leaseUntil: Instant, limit: number): Promise<TakenDelivery[]> {
    const { rows } = await db.execute<{ id: string }>(sql`
      select id from (
        select distinct on (d.to_whom) d.id, d.next_attempt_at
        from (select *, coalesce(channel_id, person_id) as to_whom from ${deliveries} where state = 'waiting') d
        left join ${channels} c on c.id = d.channel_id
        where d.next_attempt_at <= ${now} and c.off_at is null
          and ${LANES[lane]}
          and d.to_whom <> all (array(
            select coalesce(channel_id, person_id) from ${deliveries} where leased_until > ${now}))
        order by d.to_whom, d.next_attempt_at, d.attempts
      ) due order by next_attempt_at limit ${limit}`);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    // Between the look and this another process may have taken some of them.
    const stillDue = db
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(
        and(inArray(deliveries.id, ids), eq(deliveries.state, 'waiting'), lte(deliveries.nextAttemptAt, now)),
      )
      .for('update', { skipLocked: true });
    return db
      .update(deliveries)
      .set({
        attempts: sql`${deliveries.attempts} + 1`,
        leasedUntil: leaseUntil,
        nextAttemptAt: leaseUntil,
        begunAt: sql`coalesce(${deliveries.begunAt}, ${now})`,
      })
      .where(inArray(deliveries.id, stillDue))
      .returning({
        id: deliveries.id,
        channelId: deliveries.channelId,
        personId: deliveries.personId,
        reason: deliveries.reason,
        attempts: deliveries.attempts,
        begunAt: deliveries.begunAt,
      });
  },
  /** What it tells, the oldest first and of too many the newest; what nobody can open any more is left out. Throws KeyNotHere where another process can. */
  async toldIn(id: string, atMost: number): Promise<Told[]> {
    const rows = await db
      .select({ id: told.id, text: told.content, key: told.contentKey })
      .from(deliveryItems)
      .innerJoin(told, eq(told.id, deliveryItems.toldId))
      .where(eq(deliveryItems.deliveryId, id))
      .orderBy(desc(told.at), desc(told.id))
      .limit(atMost);
    const opened = await Promise.all(
      rows.toReversed().map((row) => open<Told>(db, vault, 'told', row.id, row)),
    );
    return opened.filter((one) => one !== null);
  },
  async countOf(id: string): Promise<number> {
    return db.$count(deliveryItems, eq(deliveryItems.deliveryId, id));
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
  /** The same, because of quiet hours: it goes out when they end. */
  async holdBack(taken: TakenDelivery, until: Instant): Promise<void> {
    await db
      .update(deliveries)
      .set({
        attempts: taken.attempts - 1,
        nextAttemptAt: until,
        leasedUntil: null,
        ...(taken.attempts === 1 && { reason: 'after_quiet_hours' as const, dueAt: until }),
      })
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
  begunAt: deliveries.begunAt,
  endedAt: deliveries.endedAt,
};
