import { DrizzleQueryError } from 'drizzle-orm';
import { Unavailable } from '#kernel/unavailable.ts';

/** Nothing outside the store sees a DrizzleQueryError, because its message holds the query's parameters. */
export function plainError(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return isAway(cause) ? new Unavailable(`The database is away: ${messageOf(cause)}`) : cause;
}

/** Connection and shutdown errors, too many connections, read-only, disk full, out of memory. */
const AWAY =
  /^(08...|57P0[1-5]|53[1-4]00|25006|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** node-postgres gives these no code. */
const AWAY_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
];

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && AWAY.test(String(error.code))) return true;
  return AWAY_MESSAGES.some((message) => error.message.startsWith(message));
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

type Methods = Record<string, (...given: never[]) => Promise<unknown>>;

/** The same methods, whose errors are fit to be seen. */
export function withPlainErrors<T extends Methods>(methods: T): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: never[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw plainError(error);
      }
    },
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same names, same signatures
  return Object.fromEntries(wrapped) as T;
}
