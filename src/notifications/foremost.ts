import type { Notification, Told } from './notification.ts';
import type { Severity } from '#integrations/happening.ts';

const RANK: Record<Severity, number> = { bad: 0, warn: 1, good: 2, info: 3 };

/** How bad the worst of it is. */
export const gravest = (told: readonly Told[]): Severity =>
  told.map(({ severity }) => severity).toSorted((one, other) => RANK[one] - RANK[other])[0] ?? 'info';

/** The worst first, then the newest, at most this many, and how many are left out. */
export function foremost(
  { told, leftOut = 0 }: Notification,
  atMost: number,
): { shown: readonly Told[]; more: number } {
  const sorted = told.toSorted(
    (one, other) => RANK[one.severity] - RANK[other.severity] || Date.parse(other.at) - Date.parse(one.at),
  );
  return { shown: sorted.slice(0, atMost), more: Math.max(0, told.length - atMost) + leftOut };
}

/** “and 485 more”, or null where everything is shown. */
export const andMore = (more: number): string | null => (more === 0 ? null : `and ${more} more`);
