import { type Instant, instant } from '#kernel/instant.ts';
import { type Digest, nextDigest } from './digest.ts';
import type { Severity } from '#integrations/happening.ts';
import { afterQuietHours, type QuietHours } from './quiet-hours.ts';
import { clockIn } from './time-zone.ts';

/** When a channel may be spoken to. */
export type Rhythm = { timeZone: string; quiet: QuietHours | null; digest: Digest | null };

export type Due = { at: Instant; reason: 'at_once' | 'digest' | 'after_quiet_hours' };

/** The moment itself, or the end of the quiet hours that hold it back. */
export function whenNotQuiet({ timeZone, quiet }: Rhythm, severity: Severity, at: Instant): Instant {
  if (!quiet || (quiet.exceptFailures && severity === 'bad')) return at;
  const [atMs, clock] = [Date.parse(at), clockIn(timeZone)];
  const endMs = afterQuietHours(quiet, clock, atMs);
  return endMs === atMs ? at : instant(new Date(endMs));
}

/** When something that happened is to be sent: at once, with the next digest, or when the quiet hours end. */
export function dueAt(rhythm: Rhythm, severity: Severity, at: Instant): Due {
  const wanted = rhythm.digest ? digestAfter(rhythm.digest, rhythm.timeZone, at) : at;
  const due = whenNotQuiet(rhythm, severity, wanted);
  if (due === at) return { at, reason: 'at_once' };
  return { at: due, reason: rhythm.digest ? 'digest' : 'after_quiet_hours' };
}

const digestAfter = (digest: Digest, timeZone: string, at: Instant): Instant =>
  instant(new Date(nextDigest(digest, clockIn(timeZone), Date.parse(at))));
