import { bigint, boolean, index, integer, jsonb, pgTable, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { instant } from './instant-column.ts';
import { people, personId } from './schema-people.ts';

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

/** The links of which one creates the owner. All end with that. */
export const setUpLinks = pgTable('set_up_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
});

/** The shape that rate-limiter-flexible asks for. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
});
