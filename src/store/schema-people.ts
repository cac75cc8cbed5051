import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './instant-column.ts';

export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    /** In lower case. */
    email: text().notNull().unique(),
    name: text().notNull(),
    roles: text().array().notNull(),
    /** null for whoever only comes in by single sign-on or a passkey. */
    passwordHash: text('password_hash'),
    /** Sealed: the secret of the authenticator app. Counts once `totp_added_at` is set. */
    totp: text(),
    totpKey: text('totp_key'),
    totpAddedAt: instant('totp_added_at'),
    /** The 30-second step of the last code that was accepted, so that none is accepted twice. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    signedInAt: instant('signed_in_at'),
    deactivatedAt: instant('deactivated_at'),
  },
  (table) => [index('people_totp_key').on(table.totpKey)],
);

/** Gone with the person. */
export const personId = () =>
  uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });

/** Built-in roles have a row each for what can be changed about them; their permissions are in `src/people/role.ts`. */
export const roles = pgTable('roles', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  about: text().notNull(),
  permissions: text().array().notNull(),
  needsSecondFactor: boolean('needs_second_factor').notNull(),
});

/** Who a provider's account is here. */
export const identities = pgTable(
  'identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: personId(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('identities_person').on(table.personId),
  ],
);

/** Kept after they ended, so that the list can say how. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    email: text().notNull(),
    name: text().notNull(),
    roles: text().array().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    invitedById: uuid('invited_by_id').references(() => people.id, { onDelete: 'set null' }),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('invitations_email').on(table.email)],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid().primaryKey(),
    hash: text().notNull().unique(),
    name: text().notNull(),
    lastFour: text('last_four').notNull(),
    personId: personId(),
    /** A role, or permissions of its own: what it may do is never more than its maker may. */
    roleId: text('role_id'),
    permissions: text().array(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    lastUsedAddress: text('last_used_address'),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [index('api_tokens_person').on(table.personId)],
);
