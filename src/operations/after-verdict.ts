import { isGrave } from '#integrations/attention.ts';
import type { Break } from '#integrations/cause.ts';
import { type Change, changesBetween, changesOutside, endChange, remembered } from '#integrations/changes.ts';
import { count, type Day } from '#integrations/day.ts';
import { tokenEnding } from '#integrations/endings.ts';
import { type Failure, NATURE } from '#integrations/failure.ts';
import type { Happening } from '#integrations/happening.ts';
import type { Vulnerability } from '#integrations/standing.ts';
import { next, nextCheckAt } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Candidate, IntegrationRecord } from '#store/integration-record.ts';
import { afterRefusal, afterTrying, type Outcome, refusing, swapped } from './after-trying.ts';
import { brokenBy, snapshotOf } from './broken-by.ts';
import { replaced } from './replace-values.ts';
import { provingOf } from './values-to-try.ts';

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

function afterSwap(before: IntegrationRecord, proving: Candidate, ended: Ended): Outcome {
  const by = proving.by ?? proving.credential.setBy;
  const now = snapshotOf(proving, ended.verdict);
  const inUse = replaced(before, proving, { by, at: ended.at });
  const changes = [
    ...(before.good ? changesBetween(before.good, now) : []),
    ...endChange(
      tokenEnding(before.proof, before.connection?.credential ?? null),
      tokenEnding(ended.verdict.proof, proving.credential),
    ),
  ];
  const previous = inUse.previous && { ...inUse.previous, changes };
  const after = afterPass(before, { ...inUse, previous, good: null }, ended);
  return { ...after, happenings: [swapped(before, proving, { by, changes }), ...after.happenings] };
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
  const changes = now && base.good ? changesOutside(changesBetween(base.good, now)) : [];
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
