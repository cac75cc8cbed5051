import type { Connection, TypedConnection } from '#connectors/connector.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { StoredConnection } from '#store/integration-record.ts';
import type { Context } from './context.ts';

/** Tidies what was typed, or refuses it with the field and the fix. Asks nobody outside. */
export function readTyped(ctx: Context, type: 'jira', typed: TypedConnection): Connection {
  const read = ctx.connectors[type].read(typed);
  if (read.ok) return read.value;
  const { field, failure } = read.failure;
  const { siteUrl, account } = typed;
  const { title, meaning, nextSteps } = ctx.connectors[type].advise(failure, { siteUrl, account });
  const message = `${title}. ${meaning}`;
  throw new Refusal('invalid', message, {
    problems: [
      {
        field,
        message,
        fix: nextSteps[0],
        reason: failure.reason,
        ...('suggestion' in failure && { suggestion: failure.suggestion }),
      },
    ],
  });
}

/** The connection as it is kept: with who entered the token, and when. */
export const toStored = (ctx: Context, connection: Connection, setBy: string): StoredConnection => ({
  siteUrl: connection.siteUrl,
  account: connection.account,
  accessToken: connection.accessToken,
  ca: connection.ca,
  organization: connection.organization,
  credential: { lastFour: ctx.secrets.lastFour(connection.accessToken), setAt: ctx.now(), setBy },
});
