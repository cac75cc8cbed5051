import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant-column.ts';

/**
 * Only what sorting and scheduling need is plain. `connection`, `candidate` and `report` are sealed: address,
 * account, token and certificate, the same not yet proven, and what verifications found.
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
  },
  (table) => [
    index('integrations_next_check_at').on(table.nextCheckAt),
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
