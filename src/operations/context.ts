import type { ChannelSender } from '#channels/sender.ts';
import type { Connector } from '#connectors/connector.ts';
import type { LiveEvent } from '#contract/event.ts';
import type * as Passkeys from '#identity/passkeys.ts';
import type { IdentityProvider } from '#identity/provider/index.ts';
import type { Instant } from '#kernel/instant.ts';
import type { KeyChecks } from '#secrets/key-checks.ts';
import type { PasswordOf, PasswordProblem } from '#secrets/password-rule.ts';
import type { Mailer } from '#mail/mailer.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Queue } from '#store/queue.ts';
import type { RateLimits } from '#store/rate-limits.ts';
import type { Store } from '#store/store.ts';

/** Everything an operation may touch. `src/context.ts` builds the real one. */
export type Context = {
  store: Store;
  queue: Queue;
  rateLimits: RateLimits;
  connectors: Readonly<Record<'jira', Connector>>;
  channels: ChannelSender;
  /** OwlHub’s own address, to which links lead; null where it is not set. */
  publicUrl: string | null;
  /** Single sign-on. */
  provider: IdentityProvider;
  /** null where no mail server is set. */
  mailer: Mailer | null;
  secrets: {
    hashPassword: (password: Secret) => Promise<string>;
    passwordMatches: (hash: string | null, password: Secret) => Promise<boolean>;
    /** Null, or why it would be guessed. */
    judgePassword: (password: Secret, of: PasswordOf) => Promise<PasswordProblem | null>;
    createToken: () => { token: string; hash: string };
    hashToken: (token: string) => string;
    asSecret: (text: string) => Secret;
    /** Ten, each shown once. */
    createRecoveryCodes: () => Secret[];
    hashRecoveryCode: (code: Secret) => string;
    createApiToken: () => { text: Secret; hash: string; lastFour: string };
    /** null where the text is no API token, which its checksum says. */
    hashApiToken: (text: Secret) => string | null;
    lastFour: (secret: Secret) => string;
  };
  totp: {
    createSecret: () => Secret;
    uri: (secret: Secret, email: string) => Secret;
    stepOf: (secret: Secret, code: Secret, at: Instant) => number | null;
  };
  passkeys: typeof Passkeys;
  /** Such as “Germany” or “This network”; null where nobody knows. */
  placeOf: (address: string | null) => Promise<string | null>;
  keys: KeyChecks;
  /** What every process on this database announces. Answers a function that ends it. */
  subscribe: (hear: (event: LiveEvent) => void) => () => void;
  log: Log;
  now: () => Instant;
  newId: () => string;
  /** Between 0 and 1. */
  random: () => number;
};

export type Log = Record<
  'info' | 'warn' | 'error',
  (fields: Record<string, unknown>, message: string) => void
>;
