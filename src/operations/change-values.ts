import { type Instant } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Context } from './context.ts';
import { differs, mergeTyped, type Typed } from './merge-typed.ts';
import { replaced } from './replace-values.ts';
import { withEnd } from './token-end.ts';
import { mayBeTried, plainValues } from './values-to-try.ts';

export type ValueChange = Typed & {
  insist?: boolean | undefined;
  discardReplacement?: boolean | undefined;
  goBack?: true | undefined;
  tokenEndsOn?: string | null | undefined;
};

/**
 * The record with what was typed: as values to be proven where others are in use that were, else in use at once. The
 * same record where nothing is to be proven.
 */
export function changeValues(
  ctx: Context,
  record: IntegrationRecord,
  change: ValueChange,
  by: string,
): IntegrationRecord {
  if (change.goBack && bringsMore(change)) throw new Refusal('invalid', ALONE.message, { problems: [ALONE] });
  if (change.goBack) return goingBack(record, { by, now: ctx.now() });
  const current = change.discardReplacement
    ? { ...record, candidate: null, keepsSealedCandidate: false }
    : record;
  const base = current.candidate ?? current.connection;
  const wanted = merged(ctx, current, change, { base, by });

  if (!wanted) return current;
  if (change.insist && wanted !== current.connection) return inUseAtOnce(ctx, current, wanted, by);
  if (wanted === base || !differs(wanted, base)) return current;
  return current.connection && current.proof
    ? { ...current, candidate: { ...wanted, rejected: null, by } }
    : inUseAtOnce(ctx, current, wanted, by);
}

const ALONE = {
  field: 'goBack',
  message: 'Going back takes the values from before, and none besides.',
  fix: 'Send goBack without other values.',
};

const bringsMore = ({
  siteUrl,
  account,
  accessToken,
  ca,
  organizationId,
  organizationKey,
  insist,
}: ValueChange) =>
  [siteUrl, account, accessToken, ca, organizationId, organizationKey, insist].some(
    (value) => value !== undefined,
  );

function merged(
  ctx: Context,
  { type }: IntegrationRecord,
  change: ValueChange,
  { base, by }: { base: StoredConnection | null; by: string },
): StoredConnection | null {
  const { siteUrl, account, accessToken, ca, organizationId, organizationKey } = change;
  const typed = { siteUrl, account, accessToken, ca, organizationId, organizationKey };
  if (Object.values(typed).every((value) => value === undefined)) return base;
  const wanted = mergeTyped(ctx, type, base, { typed, setBy: by });
  return accessToken ? withEnd(wanted, { endsOn: change.tokenEndsOn, by, now: ctx.now() }) : wanted;
}

function goingBack(
  { previous, previousUntil, ...record }: IntegrationRecord,
  { by, now }: { by: string; now: Instant },
): IntegrationRecord {
  if (!previous || !previousUntil || previousUntil <= now) {
    throw new Refusal(
      'conflict',
      'There is nothing to go back to: the values from before are kept for 24 hours. Replace the token with a new one.',
    );
  }
  if (!mayBeTried(previous)) {
    throw new Refusal(
      'conflict',
      'Jira has rejected the values from before, and repeated failures lock accounts. Replace the token with a new one.',
    );
  }
  const candidate = { ...plainValues(previous), rejected: null, by, isReturn: true };
  return { ...record, previous, previousUntil, candidate };
}

/** What was proven before is kept for a day also where somebody insists. */
function inUseAtOnce(
  ctx: Context,
  record: IntegrationRecord,
  wanted: StoredConnection,
  by: string,
): IntegrationRecord {
  const kept = record.proof ? replaced(record, wanted, { by, at: ctx.now() }) : record;
  return {
    ...kept,
    connection: plainValues(wanted),
    candidate: null,
    keepsSealedCandidate: false,
    proof: null,
    learned: null,
  };
}
