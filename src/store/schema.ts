import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
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

const personId = () =>
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

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().notNull().unique(),
    tokenHash: text('token_hash').primaryKey(),
    personId: personId(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** How they came in. */
    method: text({ enum: ['password', 'passkey', 'provider', 'set_up', 'invitation'] }).notNull(),
    hasSecondFactor: boolean('has_second_factor').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** As the person is shown it, such as “Firefox on Windows”. */
    device: text().notNull(),
    address: text(),
    /** Sealed: the ID token of the provider, which signing out there asks for. */
    idToken: text('id_token'),
    idTokenKey: text('id_token_key'),
  },
  (table) => [
    index('sessions_seen_at').on(table.seenAt),
    index('sessions_person').on(table.personId),
    index('sessions_id_token_key').on(table.idTokenKey),
  ],
);

/** What a sign-in or a registration has begun and the next request goes on with. Short-lived, one use. */
export const steps = pgTable(
  'steps',
  {
    tokenHash: text('token_hash').primaryKey(),
    kind: text({
      enum: ['second_factor', 'passkey_sign_in', 'passkey_registration', 'totp_registration', 'provider'],
    }).notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    data: jsonb().notNull(),
    /** Sealed: what of it nobody may read, such as an authenticator app’s secret or an ID token. */
    secret: text(),
    secretKey: text('secret_key'),
    tries: integer().notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('steps_expires_at').on(table.expiresAt),
    index('steps_person').on(table.personId),
    index('steps_secret_key').on(table.secretKey),
  ],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  { hash: text().primaryKey(), personId: personId(), createdAt: instant('created_at').notNull() },
  (table) => [index('recovery_codes_person').on(table.personId)],
);

export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    /** base64url, as the browser gave it. */
    credentialId: text('credential_id').notNull().unique(),
    personId: personId(),
    name: text().notNull(),
    /** base64url of the COSE key. */
    publicKey: text('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean('is_backed_up').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('passkeys_person').on(table.personId)],
);

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

export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: personId(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('password_resets_person').on(table.personId)],
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

/** One row. What was never changed is not in `chosen`, so that a default that gets better reaches everybody. */
export const settings = pgTable('settings', {
  id: integer().primaryKey(),
  chosen: jsonb().notNull(),
});

/** At most one row: the OpenID Connect provider. `client` is sealed: its id and secret here. */
export const providers = pgTable('providers', {
  id: uuid().primaryKey(),
  issuer: text().notNull(),
  /** Everything else that was chosen about it, as `src/people/provider.ts` says. */
  chosen: jsonb().notNull(),
  client: text().notNull(),
  clientKey: text('client_key').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** What a test of the provider found. `result` is sealed: it holds the claims of a person. */
export const providerTests = pgTable('provider_tests', {
  id: uuid().primaryKey(),
  personId: personId(),
  result: text().notNull(),
  resultKey: text('result_key').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

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

/** The links of which one creates the owner. All end with that. */
export const setUpLinks = pgTable('set_up_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
});

/** The keys in force. The canary is a known text sealed by the key, so that an impostor is noticed. */
export const keys = pgTable('keys', {
  id: text().primaryKey(),
  canary: text().notNull(),
  createdAt: instant('created_at').notNull(),
});

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

/** The shape that rate-limiter-flexible asks for. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
});
