import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Day } from '#integrations/day.ts';
import { ENDING_KINDS, KNOWN_BY } from '#integrations/endings.ts';
import { CHECK_EVERY } from '#integrations/schedule.ts';
import { instant } from './instant-column.ts';
import { personId } from './schema-people.ts';

/**
 * Only what sorting and scheduling need is plain. `connection`, `candidate`, `previous` and `report` are sealed:
 * address, account, token and certificate, the same not yet proven and as they were before, and what verifications
 * found. `today` counts the checks of the day that is not over, so that a check writes one row and not two.
 */
export const integrations = pgTable(
  'integrations',
  {
    id: uuid().primaryKey(),
    type: text({ enum: ['jira'] }).notNull(),
    name: text().notNull(),
    status: text({ enum: ['pending', 'connected', 'failed', 'paused'] }).notNull(),
    since: instant().notNull(),
    reason: text(),
    /** Failed, or Connected in trouble: verified in a lane of its own, so that it holds up nobody. */
    troubled: boolean().notNull().default(false),
    attention: smallint().notNull().default(0),
    nextCheckAt: instant('next_check_at'),
    verifiedAt: instant('verified_at'),
    checkedAt: instant('checked_at'),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    connection: text().notNull(),
    connectionKey: text('connection_key').notNull(),
    candidate: text(),
    candidateKey: text('candidate_key'),
    report: text().notNull(),
    reportKey: text('report_key').notNull(),
    checkEveryMinutes: integer('check_every_minutes').notNull().default(CHECK_EVERY.byDefault),
    previous: text(),
    previousKey: text('previous_key'),
    previousUntil: instant('previous_until'),
    today: jsonb().$type<Day>(),
  },
  (table) => [
    index('integrations_next_check_at').on(table.nextCheckAt),
    index('integrations_previous_until')
      .on(table.previousUntil)
      .where(sql`${table.previousUntil} is not null`),
    index('integrations_attention')
      .on(table.attention)
      .where(sql`${table.attention} > 0`),
    index('integrations_pending')
      .on(table.since)
      .where(sql`${table.status} = 'pending'`),
  ],
);

/** `detail` is sealed: the rungs with their evidence, and the failure. */
export const verifications = pgTable(
  'verifications',
  {
    id: uuid().primaryKey(),
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id, { onDelete: 'cascade' }),
    state: text({ enum: ['queued', 'running', 'passed', 'failed', 'abandoned'] }).notNull(),
    cause: text({ enum: ['created', 'changed', 'asked', 'schedule', 'retry'] }).notNull(),
    askedBy: text('asked_by'),
    queuedAt: instant('queued_at').notNull(),
    /** When its time had come, where nobody asked for it: what it began later than that, OwlHub was late. */
    dueAt: instant('due_at'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    durationMs: integer('duration_ms'),
    detail: text(),
    detailKey: text('detail_key'),
  },
  (table) => [
    index('verifications_history').on(table.integrationId, table.queuedAt),
    uniqueIndex('verifications_one_at_a_time')
      .on(table.integrationId)
      .where(sql`${table.state} in ('queued', 'running')`),
    index('verifications_detail_key').on(table.detailKey),
  ],
);

/** Gone with the integration. */
const integrationId = () =>
  uuid('integration_id')
    .notNull()
    .references(() => integrations.id, { onDelete: 'cascade' });

/** One row a day that is over: how its checks went and how long each rung took. */
export const integrationDays = pgTable(
  'integration_days',
  {
    integrationId: integrationId(),
    day: date({ mode: 'string' }).notNull(),
    content: jsonb().$type<Day>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.integrationId, table.day] }),
    index('integration_days_day').on(table.day),
  ],
);

/** Who is told first. */
export const integrationOwners = pgTable(
  'integration_owners',
  { integrationId: integrationId(), personId: personId() },
  (table) => [
    primaryKey({ columns: [table.integrationId, table.personId] }),
    index('integration_owners_person').on(table.personId),
  ],
);

/** The timeline. `detail` is sealed: addresses, accounts and reasons with their evidence. */
export const happenings = pgTable(
  'happenings',
  {
    id: uuid().primaryKey(),
    integrationId: integrationId(),
    at: instant().notNull(),
    kind: text().notNull(),
    /** When it was put on its way to channels and people. */
    toldAt: instant('told_at'),
    detail: text().notNull(),
    detailKey: text('detail_key').notNull(),
  },
  (table) => [
    index('happenings_timeline').on(table.integrationId, table.at),
    index('happenings_at').on(table.at),
    index('happenings_untold')
      .on(table.at)
      .where(sql`${table.toldAt} is null`),
    index('happenings_detail_key').on(table.detailKey),
  ],
);

/** What will end, and who was reminded how many days before. */
export const endings = pgTable(
  'endings',
  {
    integrationId: integrationId(),
    what: text({ enum: ENDING_KINDS }).notNull(),
    endsAt: instant('ends_at').notNull(),
    knownBy: text('known_by', { enum: KNOWN_BY }).notNull(),
    remindedDays: integer('reminded_days'),
    remindAt: instant('remind_at'),
  },
  (table) => [
    primaryKey({ columns: [table.integrationId, table.what] }),
    index('endings_remind_at').on(table.remindAt),
    index('endings_ends_at').on(table.endsAt),
  ],
);
