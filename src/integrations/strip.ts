import { DAY_MS, type Instant } from '#kernel/instant.ts';
import { type Day, dayOf } from './day.ts';
import type { HappeningKind } from './happening.ts';
import type { Status } from './status.ts';

export const STRIP_DAYS = 90;

export type Level = 'good' | 'trouble' | 'down' | 'paused' | 'none';
export type StripDay = { day: string; level: Level; checks: number; passed: number };

/** What the strip reads off the timeline: what lasts over days without a check, such as a token that is not tried again. */
export const LASTING = [
  'integration.failed',
  'integration.not_connected',
  'integration.recovered',
  'integration.connected',
  'integration.paused',
  'integration.resumed',
] as const satisfies readonly HappeningKind[];

const BEGINS: Record<(typeof LASTING)[number], 'down' | 'paused' | null> = {
  'integration.failed': 'down',
  'integration.not_connected': 'down',
  'integration.recovered': null,
  'integration.connected': null,
  'integration.paused': 'paused',
  'integration.resumed': null,
};

type Moment = { at: Instant; kind: string };
type Known = {
  /** The days that are over and the one that is not, in any order. */
  days: readonly Day[];
  /** Of the kinds above, the oldest first. */
  moments: readonly Moment[];
  status: Status;
  createdAt: Instant;
  now: Instant;
};

/** The last 90 days, the oldest first. A day is as bad as the worst of it. */
export function stripOf({ days, moments, status, createdAt, now }: Known): StripDay[] {
  const counted = new Map(days.map((day) => [day.day, day]));
  const today = Date.parse(dayOf(now));
  return Array.from({ length: STRIP_DAYS }, (_, index) => {
    const day = dayOf(new Date(today - (STRIP_DAYS - 1 - index) * DAY_MS).toISOString());
    const { checks = 0, passed = 0, down = 0 } = counted.get(day) ?? {};
    const lasting = lastingOn(day, moments, { status, createdAt, now });
    return { day, checks, passed, level: levelOf({ checks, passed, down }, lasting) };
  });
}

function levelOf(
  { checks, passed, down }: Pick<Day, 'checks' | 'passed' | 'down'>,
  lasting: ReadonlySet<'down' | 'paused'>,
): Level {
  if (down > 0 || lasting.has('down')) return 'down';
  if (checks > passed) return 'trouble';
  if (checks > 0) return 'good';
  return lasting.has('paused') ? 'paused' : 'none';
}

/** What lasted at some moment of the day: begun before its end and not ended before its start. */
function lastingOn(
  day: string,
  moments: readonly Moment[],
  { status, createdAt, now }: Pick<Known, 'status' | 'createdAt' | 'now'>,
): ReadonlySet<'down' | 'paused'> {
  const found = new Set<'down' | 'paused'>();
  if (day < dayOf(createdAt) || day > dayOf(now)) return found;
  let current: 'down' | 'paused' | null = null;
  for (const { at, kind } of moments) {
    if (dayOf(at) > day) break;
    if (dayOf(at) === day && current) found.add(current);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- other kinds are not in the table and change nothing
    const begins = BEGINS[kind as (typeof LASTING)[number]];
    if (begins !== undefined) current = begins;
    if (dayOf(at) === day && current) found.add(current);
  }
  if (current) found.add(current);
  if (day === dayOf(now) && status.is === 'failed') found.add('down');
  return found;
}
