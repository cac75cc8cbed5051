import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';
import { type Failure, NATURE } from './failure.ts';
import { nextOnGrid } from './schedule.ts';

/** Passing failures in a row, since when, and the latest of them. */
export type Trouble = { since: Instant; failures: number; failure: Failure };

export type Status =
  | { is: 'pending'; since: Instant; trouble: Trouble | null }
  | { is: 'connected'; since: Instant; trouble: Trouble | null }
  | { is: 'failed'; since: Instant; failure: Failure; failures: number }
  | { is: 'paused'; since: Instant };

export type StatusEvent =
  | { type: 'verified' }
  | { type: 'verification_failed'; failure: Failure }
  | { type: 'changed' }
  | { type: 'paused' }
  | { type: 'resumed' };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A connected integration fails over passing trouble only when it is both frequent and old. */
export const PATIENCE = { failures: 10, forMs: 60 * MINUTE };
/** How long after each passing failure a pending integration is tried again; after the last it fails. */
export const PENDING_RETRIES_MS = [5 * SECOND, 20 * SECOND] as const;
/** Pending never lasts longer than this; a verification takes at most 20 s of it. */
export const PENDING_AT_MOST_MS = 90 * SECOND;
export const VERIFICATION_AT_MOST_MS = 20 * SECOND;
/** While a connected integration is in trouble it is looked at no less often, so that the hour has its ten failures. */
export const TROUBLE_EVERY_MS = 5 * MINUTE;
/** The growing pace at which a failed integration is tried again until it heals. */
export const HEALING_PACE_MS = [1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE);

export function next(status: Status, event: StatusEvent, at: Instant): Status {
  switch (event.type) {
    case 'verified':
      if (status.is === 'paused') return status;
      return { is: 'connected', since: status.is === 'connected' ? status.since : at, trouble: null };
    case 'verification_failed':
      return status.is === 'paused' ? status : afterFailure(status, event.failure, at);
    case 'paused':
      return status.is === 'paused' ? status : { is: 'paused', since: at };
    case 'changed':
    case 'resumed':
      return { is: 'pending', since: at, trouble: null };
  }
}

function afterFailure(status: Exclude<Status, { is: 'paused' }>, failure: Failure, at: Instant): Status {
  if (status.is === 'failed') return { ...status, failure, failures: status.failures + 1 };

  const trouble = {
    since: status.trouble?.since ?? at,
    failures: (status.trouble?.failures ?? 0) + 1,
    failure,
  };
  const failed = { is: 'failed', since: at, failure, failures: 1 } as const;
  if (NATURE[failure.reason] !== 'passing') return failed;

  if (status.is === 'connected') {
    const exhausted = trouble.failures >= PATIENCE.failures && msBetween(trouble.since, at) >= PATIENCE.forMs;
    return exhausted ? failed : { ...status, trouble };
  }
  const retryIn = pendingRetryInMs(trouble, at);
  const inTime =
    retryIn !== null && msBetween(status.since, at) + retryIn + VERIFICATION_AT_MOST_MS <= PENDING_AT_MOST_MS;
  return inTime ? { ...status, trouble } : failed;
}

function pendingRetryInMs({ failures, failure }: Trouble, at: Instant): number | null {
  const pace = PENDING_RETRIES_MS[failures - 1];
  return pace === undefined ? null : Math.max(pace, askedToWaitMs(failure, at));
}

/** What the other side asks for; 0 where it asks for nothing. */
export const askedToWaitMs = (failure: Failure, at: Instant) =>
  failure.reason === 'rate_limited' && failure.retryAt ? msBetween(at, failure.retryAt) : 0;

/** Whose schedule it is: its id says where in each period its checks are. */
export type Scheduled = { id: string; checkEveryMinutes: number };

/** When the integration is verified next by itself, or null where only a person or a change can cause it. */
export function nextCheckAt(
  status: Status,
  at: Instant,
  { id, checkEveryMinutes }: Scheduled,
): Instant | null {
  const everyMs = checkEveryMinutes * MINUTE;
  switch (status.is) {
    case 'paused':
      return null;
    case 'pending':
      return plusMs(at, status.trouble ? (pendingRetryInMs(status.trouble, at) ?? 0) : 0);
    case 'connected': {
      if (!status.trouble) return nextOnGrid(id, everyMs, at);
      const due = nextOnGrid(id, Math.min(everyMs, TROUBLE_EVERY_MS), at);
      return plusMs(at, Math.max(msBetween(at, due), askedToWaitMs(status.trouble.failure, at)));
    }
    case 'failed': {
      if (NATURE[status.failure.reason] === 'locking') return null;
      const pace = HEALING_PACE_MS[Math.min(status.failures, HEALING_PACE_MS.length) - 1] ?? MINUTE;
      return plusMs(at, Math.max(pace, askedToWaitMs(status.failure, at)));
    }
  }
}
