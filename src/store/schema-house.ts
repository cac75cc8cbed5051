import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant-column.ts';
import { invitations } from './schema-people.ts';

/** One row. What was never changed is not in `chosen`, so that a default that gets better reaches everybody. */
export const settings = pgTable('settings', {
  id: integer().primaryKey(),
  chosen: jsonb().notNull(),
});

/** The keys in force. The canary is a known text sealed by the key, so that an impostor is noticed. */
export const keys = pgTable('keys', {
  id: text().primaryKey(),
  canary: text().notNull(),
  createdAt: instant('created_at').notNull(),
});

/** The outbox. `content` is sealed, because mails hold links; it is emptied when the mail is sent. */
export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['invitation', 'reset', 'reset_asked', 'notice'] }).notNull(),
    state: text({ enum: ['waiting', 'sent', 'given_up'] }).notNull(),
    content: text(),
    contentKey: text('content_key'),
    invitationId: uuid('invitation_id').references(() => invitations.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    sentAt: instant('sent_at'),
    problem: text(),
  },
  (table) => [
    index('mails_next_attempt_at').on(table.nextAttemptAt),
    index('mails_invitation').on(table.invitationId),
    index('mails_content_key').on(table.contentKey),
  ],
);
