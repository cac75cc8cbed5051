import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Filter } from '#notifications/filter.ts';
import type { Rhythm } from '#notifications/rhythm.ts';
import { instant } from './instant-column.ts';
import { people } from './schema-people.ts';

/** `target` is sealed: an address is a secret, because whoever has it can post there. `report` too: what was answered. */
export const channels = pgTable(
  'channels',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['mail', 'slack', 'teams', 'webhook'] }).notNull(),
    name: text().notNull(),
    filter: jsonb().$type<Filter>().notNull(),
    rhythm: jsonb().$type<Rhythm>().notNull(),
    target: text().notNull(),
    targetKey: text('target_key').notNull(),
    report: text(),
    reportKey: text('report_key'),
    failingSince: instant('failing_since'),
    /** While it fails, what is new waits until then together. */
    retryAt: instant('retry_at'),
    offAt: instant('off_at'),
    offWhy: text('off_why', { enum: ['person', 'failing', 'gone'] }),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    index('channels_target_key').on(table.targetKey),
    index('channels_failing_since').on(table.failingSince),
  ],
);

/** What is on its way to a channel, or to a person by mail, and what became of it. `answer` is sealed. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().primaryKey(),
    channelId: uuid('channel_id').references(() => channels.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    state: text({ enum: ['waiting', 'sent', 'given_up'] }).notNull(),
    reason: text({ enum: ['at_once', 'digest', 'after_quiet_hours', 'asked_for', 'test'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    /** Somebody is at it until then; whoever is killed meanwhile lets go by that. */
    leasedUntil: instant('leased_until'),
    /** When it was taken up first: from then on it is what it is, because whoever gets it may have had it. */
    begunAt: instant('begun_at'),
    endedAt: instant('ended_at'),
    answer: text(),
    answerKey: text('answer_key'),
  },
  (table) => [
    check('deliveries_to_somebody', sql`num_nonnulls(${table.channelId}, ${table.personId}) = 1`),
    index('deliveries_next_attempt_at')
      .on(table.nextAttemptAt)
      .where(sql`${table.state} = 'waiting'`),
    index('deliveries_leased_until')
      .on(table.leasedUntil)
      .where(sql`${table.leasedUntil} is not null`),
    index('deliveries_of_channel').on(table.channelId, table.createdAt),
    index('deliveries_of_person').on(table.personId, table.createdAt),
    index('deliveries_answer_key').on(table.answerKey),
  ],
);

/** What is told, sealed, once however many get it. */
export const told = pgTable(
  'told',
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    content: text().notNull(),
    contentKey: text('content_key').notNull(),
  },
  (table) => [index('told_at').on(table.at), index('told_content_key').on(table.contentKey)],
);

/** Which delivery tells what. Nothing is told twice in one. */
export const deliveryItems = pgTable(
  'delivery_items',
  {
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => deliveries.id, { onDelete: 'cascade' }),
    toldId: uuid('told_id')
      .notNull()
      .references(() => told.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.deliveryId, table.toldId] }),
    index('delivery_items_told').on(table.toldId),
  ],
);
