import { isGrave } from '#integrations/attention.ts';
import type { Break } from '#integrations/cause.ts';
import { type Change, changesBetween, changesOutside, endChange, remembered } from '#integrations/changes.ts';
import { count, type Day } from '#integrations/day.ts';
import { tokenEnding } from '#integrations/endings.ts';
import { type Failure, NATURE } from '#integrations/failure.ts';
import type { Happening } from '#integrations/happening.ts';
import type { Vulnerability } from '#integrations/standing.ts';
import { next, nextCheckAt, PENDING_RETRIES_MS, TROUBLE_EVERY_MS } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import { type Instant, plusMs } from '#kernel/instant.ts';
import type { Candidate, IntegrationRecord } from '#store/integration-record.ts';
import { brokenBy, snapshotOf } from './broken-by.ts';
import { replaced, whatDiffers } from './replace-values.ts';
import { provingOf, sameCredential } from './values-to-try.ts';

/** What is stored after a verification, and what is told of it. */
type Outcome = { record: IntegrationRecord; happenings: readonly Happening[] };
/** `over` is the day that the first check of a new one has ended. */
export type After = Outcome & { over: Day | null };

type Ended = {
  verdict: Verdict;
  at: Instant;
  /** Of the version that answered. */
  vulnerabilities: readonly Vulnerability[];
};

/** What follows from a verdict. Pure. */
export function afterVerdict(before: IntegrationRecord, ended: Ended): After {
  const proving = provingOf(before);
  const { failure } = ended.verdict;
  if (failure && proving && before.status.is === 'connected')
    return { ...afterTrying(before, proving, failure, ended.at), over: null };
  if (failure) return counted(afterFailure(before, failure, ended), ended);
  return counted(proving ? afterSwap(before, proving, ended) : afterPass(before, before, ended), ended);
}

function counted({ record, happenings }: Outcome, { verdict, at }: Ended): After {
  const { today, over } = count(record.today, {
    at,
    passed: verdict.failure === null,
    down: record.status.is === 'failed',
    rungs: verdict.rungs,
  });
  return { record: { ...record, today }, happenings, over };
}

/** What follows where no verdict came in time: as from a check that failed, which was none. Pure. */
export function afterNoVerdict(before: IntegrationRecord, failure: Failure, ended: Ended): Outcome {
  const { record, happenings } = afterFailure(before, failure, ended);
  return { record: { ...record, checkedAt: before.checkedAt, candidate: before.candidate }, happenings };
}

/** New values that were tried beside those in use: what becomes of them says nothing about these. */
function afterTrying(before: IntegrationRecord, proving: Candidate, failure: Failure, at: Instant): Outcome {
  const failures = (proving.trouble?.failures ?? 0) + 1;
  const pace = NATURE[failure.reason] === 'passing' ? PENDING_RETRIES_MS[failures - 1] : undefined;
  if (pace !== undefined) {
    const candidate = { ...proving, trouble: { failures, failure } };
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

function afterSwap(before: IntegrationRecord, proving: Candidate, ended: Ended): Outcome {
  const by = proving.by ?? proving.credential.setBy;
  const swapped = replaced(before, proving, { by, at: ended.at });
  const now = snapshotOf(proving, ended.verdict);
  const changes = [
    ...(before.good ? changesBetween(before.good, now) : []),
    ...endChange(
      tokenEnding(before.proof, before.connection?.credential ?? null),
      tokenEnding(ended.verdict.proof, proving.credential),
    ),
  ];
  const previous = swapped.previous && { ...swapped.previous, changes };
  const after = afterPass(before, { ...swapped, previous, good: null }, ended);
  return { ...after, happenings: [swap(before, proving, { by, changes }), ...after.happenings] };
}

function swap(
  { connection }: IntegrationRecord,
  proving: Candidate,
  { by, changes }: { by: string; changes: readonly Change[] },
): Happening {
  if (proving.isReturn) return { kind: 'token.returned', by, changes };
  return connection && sameCredential(connection, proving)
    ? { kind: 'integration.edited', by, what: whatDiffers(connection, proving) }
    : { kind: 'token.replaced', by, changes };
}

function afterPass(
  before: IntegrationRecord,
  base: IntegrationRecord,
  { verdict, at, vulnerabilities }: Ended,
): Outcome {
  const { proof, learned } = verdict;
  const status = next(base.status, { type: 'verified' }, at);
  const tried = base.connection;
  const now = tried && snapshotOf(tried, verdict);
  const changes = now && base.good ? changesOutside(changesBetween(base.good, now), now) : [];
  const untold = vulnerabilities.filter(({ id }) => !before.toldVulnerabilities.includes(id));
  const record: IntegrationRecord = {
    ...base,
    status,
    proof,
    learned,
    checkedAt: at,
    verifiedAt: at,
    nextCheckAt: nextCheckAt(status, at, base),
    good: now && remembered(base.good, now),
    break: null,
    // Also of versions that answered before: a site of several nodes may alternate between two.
    toldVulnerabilities: [...before.toldVulnerabilities, ...untold.map(({ id }) => id)],
    isGravelyVulnerable: vulnerabilities.some(isGrave),
  };
  return {
    record,
    happenings: [
      ...workedAgain(before, changes),
      ...(untold.length > 0
        ? [{ kind: 'vulnerability.found' as const, version: proof?.version ?? '', vulnerabilities: untold }]
        : []),
    ],
  };
}

function workedAgain(before: IntegrationRecord, changes: readonly Change[]): Happening[] {
  const { status, break: broke } = before;
  if (before.verifiedAt === null) return [{ kind: 'integration.connected' }];
  if (status.is === 'connected' && status.trouble) {
    const { since, failures } = status.trouble;
    return [{ kind: 'integration.calmed', since, failures }, ...changed(changes)];
  }
  if (status.is !== 'connected' && broke)
    return [{ kind: 'integration.recovered', failedSince: broke.at, changes }];
  return changed(changes);
}

const changed = (changes: readonly Change[]): Happening[] =>
  changes.length > 0 ? [{ kind: 'integration.changed', changes }] : [];

function afterFailure(before: IntegrationRecord, failure: Failure, ended: Ended): Outcome {
  const { at } = ended;
  const status = next(before.status, { type: 'verification_failed', failure }, at);
  const proving = provingOf(before);
  // A passing failure says nothing about new values: they go on being proven.
  const isRejected = proving && status.is === 'failed' && NATURE[failure.reason] !== 'passing';
  const record: IntegrationRecord = {
    ...before,
    status,
    checkedAt: at,
    break: brokenBy(before, status, failure, ended),
    ...(isRejected && refusing(before, proving, failure)),
    nextCheckAt: isRejected ? afterRefusal(before, at) : nextCheckAt(status, at, before),
  };
  return { record, happenings: brokenNow(before, record) };
}

/** Values that were not accepted are shown with the reason; those from before are not tried a second time. */
const refusing = ({ previous }: IntegrationRecord, proving: Candidate, failure: Failure) =>
  proving.isReturn && previous
    ? { candidate: null, previous: { ...previous, rejected: failure } }
    : { candidate: { ...proving, rejected: failure } };

/** Values in use are verified again soon after others were not accepted in their place, unless Jira rejects them. */
const afterRefusal = ({ break: broke }: IntegrationRecord, at: Instant): Instant | null =>
  broke && NATURE[broke.failure.reason] === 'locking' ? null : plusMs(at, TROUBLE_EVERY_MS);

/** What healed by itself so far, and from now on does not. */
const needsSomebody = ({ status }: IntegrationRecord, { failure }: Break) =>
  status.is === 'failed' &&
  NATURE[failure.reason] === 'locking' &&
  NATURE[status.failure.reason] !== 'locking';

function brokenNow(before: IntegrationRecord, { status, break: broke }: IntegrationRecord): Happening[] {
  // What cannot be opened is Failed as soon as it is read, before any check could tell.
  const isUntold =
    before.status.is !== 'failed' ||
    (broke !== null && (before.break === null || needsSomebody(before, broke)));
  if (status.is === 'failed' && isUntold) {
    return broke
      ? [{ kind: 'integration.failed', break: broke }]
      : [{ kind: 'integration.not_connected', failure: status.failure }];
  }
  const beganTrouble =
    status.is === 'connected' && before.status.is === 'connected' && !before.status.trouble;
  return beganTrouble && broke ? [{ kind: 'integration.troubled', break: broke }] : [];
}
