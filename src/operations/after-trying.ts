import type { Change } from '#integrations/changes.ts';
import { type Failure, NATURE } from '#integrations/failure.ts';
import type { Happening } from '#integrations/happening.ts';
import {
  askedToWaitMs,
  nextCheckAt,
  PATIENCE,
  PENDING_RETRIES_MS,
  type Trouble,
  TROUBLE_EVERY_MS,
} from '#integrations/status.ts';
import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';
import type { Candidate, IntegrationRecord } from '#store/integration-record.ts';
import { whatDiffers } from './replace-values.ts';
import { sameCredential } from './values-to-try.ts';

/** What is stored after a verification, and what is told of it. */
export type Outcome = { record: IntegrationRecord; happenings: readonly Happening[] };

/** New values that were tried beside those in use: what becomes of them says nothing about these. Pure. */
export function afterTrying(
  before: IntegrationRecord,
  proving: Candidate,
  failure: Failure,
  at: Instant,
): Outcome {
  const failures = (proving.trouble?.failures ?? 0) + (failure.reason === 'rate_limited' ? 0 : 1);
  const since = proving.trouble?.since ?? at;
  const pace = paceOf({ since, failures, failure }, at);
  if (pace !== null) {
    const candidate = { ...proving, trouble: { since, failures, failure } };
    return { record: { ...before, candidate, nextCheckAt: plusMs(at, pace) }, happenings: [] };
  }
  const record = { ...before, ...refusing(before, proving, failure) };
  return {
    record: { ...record, nextCheckAt: nextCheckAt(record.status, at, record) },
    happenings: [
      {
        kind: 'token.rejected',
        by: proving.by ?? proving.credential.setBy,
        failure,
        ...(proving.isReturn && { isReturn: true }),
      },
    ],
  };
}

const RATE_LIMITED_MS = 60_000;

/**
 * How long until they are tried again, or null where they are not. A Jira that asks for time has said nothing of them;
 * but those in use are not looked at meanwhile, so that patience ends.
 */
function paceOf({ since, failures, failure }: Trouble, at: Instant): number | null {
  if (failure.reason === 'rate_limited') {
    const pace = Math.max(askedToWaitMs(failure, at), RATE_LIMITED_MS);
    return msBetween(since, at) + pace <= PATIENCE.forMs ? pace : null;
  }
  return NATURE[failure.reason] === 'passing' ? (PENDING_RETRIES_MS[failures - 1] ?? null) : null;
}

/** Values that were not accepted are shown with the reason; those from before are not tried a second time. */
export const refusing = ({ previous }: IntegrationRecord, proving: Candidate, failure: Failure) =>
  proving.isReturn && previous
    ? { candidate: null, previous: { ...previous, rejected: failure } }
    : { candidate: { ...proving, rejected: failure } };

/** Values in use are verified again soon after others were not accepted in their place, unless Jira rejects them. */
export const afterRefusal = ({ break: broke }: IntegrationRecord, at: Instant): Instant | null =>
  broke && NATURE[broke.failure.reason] === 'locking' ? null : plusMs(at, TROUBLE_EVERY_MS);

/** What is told of new values that were proven. Pure. */
export function swapped(
  { connection }: IntegrationRecord,
  proving: Candidate,
  { by, changes }: { by: string; changes: readonly Change[] },
): Happening {
  if (proving.isReturn) return { kind: 'token.returned', by, changes };
  return connection && sameCredential(connection, proving)
    ? { kind: 'integration.edited', by, what: whatDiffers(connection, proving) }
    : { kind: 'token.replaced', by, changes, keepsPrevious: connection !== null };
}
