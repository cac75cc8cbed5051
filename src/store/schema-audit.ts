import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './instant-column.ts';

/**
 * Append-only: a trigger refuses every change but the sealing anew of `change`. `hash` covers everything in the row
 * and the hash of the entry before; of the sealed part it covers a salted digest, so that the chain can be followed
 * without any key.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    actorKind: text('actor_kind', { enum: ['person', 'token', 'stranger', 'system'] }).notNull(),
    actorId: text('actor_id'),
    actor: text().notNull(),
    address: text(),
    action: text().notNull(),
    outcome: text({ enum: ['done', 'refused', 'failed'] }).notNull(),
    targetKind: text('target_kind'),
    targetId: text('target_id'),
    target: text(),
    /** Sealed: before, after and other details, with the salt of their digest. */
    change: text(),
    changeKey: text('change_key'),
    changeHash: text('change_hash'),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_entries_at').on(table.at),
    index('audit_entries_action').on(table.action, table.seq),
    index('audit_entries_actor').on(table.actorId, table.seq),
    index('audit_entries_target').on(table.targetId, table.seq),
    index('audit_entries_change_key').on(table.changeKey),
  ],
);

/** One row: where the chain begins and ends. `seal` says the same, sealed, so that who rewrites the chain is found. */
export const auditHead = pgTable('audit_head', {
  id: integer().primaryKey(),
  firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
  /** The hash of the last entry that retention removed. */
  baseHash: text('base_hash').notNull(),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
  lastHash: text('last_hash').notNull(),
  seal: text(),
  sealKey: text('seal_key'),
});
