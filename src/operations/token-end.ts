import { dayOf } from '#integrations/day.ts';
import { DAY_MS, type Instant } from '#kernel/instant.ts';
import { plusMs } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { StoredConnection } from '#store/integration-record.ts';

const TEN_YEARS_MS = 3_653 * DAY_MS;

type Entered = {
  /** A day; null forgets what was entered, undefined leaves it. */
  endsOn: string | null | undefined;
  by: string;
  now: Instant;
};

/** The connection with what a person says of its token’s last day. Refuses a day that is over or absurdly far. */
export function withEnd<T extends StoredConnection>(connection: T, { endsOn, by, now }: Entered): T {
  if (endsOn === undefined) return connection;
  const { credential } = connection;
  if (endsOn === null) return { ...connection, credential: { ...credential, endsAt: null, endsSetBy: null } };
  if (endsOn < dayOf(now))
    throw refused('This day is over, so the token would have ended already.', 'Enter a day from today on.');
  if (endsOn > dayOf(plusMs(now, TEN_YEARS_MS)))
    throw refused(
      'This day is more than ten years away.',
      'Check the year, or leave it empty for a token that never ends.',
    );
  return {
    ...connection,
    credential: { ...credential, endsAt: `${endsOn}T23:59:59.000Z`, endsSetBy: by },
  };
}

const refused = (message: string, fix: string) =>
  new Refusal('invalid', `${message} ${fix}`, { problems: [{ field: 'tokenEndsOn', message, fix }] });
