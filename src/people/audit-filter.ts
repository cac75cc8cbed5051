import { type Instant, plusMs } from '#kernel/instant.ts';
import type { AuditAction, AuditOutcome } from './audit.ts';

/** Which entries of the audit log. What is not named is not asked for. */
export type AuditFilter = {
  action?: AuditAction | undefined;
  outcome?: AuditOutcome | undefined;
  /** The id of a person, or a part of the name or email. */
  actor?: string | undefined;
  /** The id of what it was done to, or a part of its name. */
  target?: string | undefined;
  address?: string | undefined;
  /** Included. */
  from?: Instant | undefined;
  /** Not included any more. */
  until?: Instant | undefined;
};

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A day is the whole day in UTC; a moment is included. */
export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return {
    ...(from !== undefined && { from: plusMs(from, 0) }),
    ...(to !== undefined && { until: plusMs(to, isDay(to) ? DAY_MS : 1) }),
  };
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
