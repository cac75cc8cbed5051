import type { Connector } from '#connectors/connector.ts';
import type { LiveEvent } from '#contract/event.ts';
import type { Instant } from '#kernel/instant.ts';
import type { KeyChecks } from '#secrets/key-checks.ts';
import type { PasswordOf, PasswordProblem } from '#secrets/password-rule.ts';
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
  secrets: {
    hashPassword: (password: Secret) => Promise<string>;
    passwordMatches: (hash: string | null, password: Secret) => Promise<boolean>;
    /** Null, or why it would be guessed. */
    judgePassword: (password: Secret, of: PasswordOf) => Promise<PasswordProblem | null>;
    createToken: () => { token: string; hash: string };
    hashToken: (token: string) => string;
    createApiToken: () => { text: Secret; hash: string; lastFour: string };
    /** null where the text is no API token, which its checksum says. */
    hashApiToken: (text: Secret) => string | null;
    lastFour: (secret: Secret) => string;
  };
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
