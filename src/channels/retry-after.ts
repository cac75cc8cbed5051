import type { Answer } from '#connectors/network/line.ts';
import { type Instant, plusMs } from '#kernel/instant.ts';

const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** When the other side wants to be asked again, in seconds or as a date; at most a day ahead. Null where it does not say. */
export function retryAfter(headers: Answer['headers'], now: Instant): Instant | null {
  const value = headers['retry-after']?.trim() ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : dateOf(value) - Date.parse(now);
  return Number.isNaN(ms) || ms < 0 ? null : plusMs(now, Math.min(ms, LONGEST_MS));
}

/** Numbers and words that are no date are read as one by `Date.parse`. */
const dateOf = (value: string) => (value.endsWith(' GMT') ? Date.parse(value) : NaN);
