import { type Instant, instant } from '#kernel/instant.ts';
import { type Digest, nextDigest } from './digest.ts';
import type { Severity } from '#integrations/happening.ts';
import { afterQuietHours, type QuietHours } from './quiet-hours.ts';
import { clockIn } from './time-zone.ts';

/** When a channel may be spoken to. */
export type Rhythm = { timeZone: string; quiet: QuietHours | null; digest: Digest | null };

export type Due = { at: Instant; reason: 'at_once' | 'digest' | 'after_quiet_hours' };

/** When something that happened is to be sent: at once, with the next digest, or when the quiet hours end. */
export function dueAt({ timeZone, quiet, digest }: Rhythm, severity: Severity, at: Instant): Due {
  const clock = clockIn(timeZone);
  const happenedMs = Date.parse(at);
  const wantedMs = digest ? nextDigest(digest, clock, happenedMs) : happenedMs;
  const isHeldBack = quiet !== null && !(quiet.exceptFailures && severity === 'bad');
  const dueMs = isHeldBack ? afterQuietHours(quiet, clock, wantedMs) : wantedMs;
  if (dueMs === happenedMs) return { at, reason: 'at_once' };
  return { at: instant(new Date(dueMs)), reason: digest ? 'digest' : 'after_quiet_hours' };
}
