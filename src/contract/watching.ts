import { z } from 'zod';
import { ENDING_KINDS, KNOWN_BY } from '#integrations/endings.ts';

const Instant = z.iso.datetime();

export const Change = z
  .object({
    what: z.enum(['site', 'address', 'certificate', 'version', 'account', 'right', 'token', 'end']),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

export const Break = z
  .object({
    at: Instant.describe('When the first check did not pass.'),
    rung: z.object({ id: z.string(), question: z.string() }).nullable(),
    lastGoodAt: Instant,
    changes: z.array(Change).describe('What is not as it was when it last worked.'),
    cause: z.object({
      what: Change.shape.what.nullable().describe('null where nothing that is watched has changed.'),
      words: z.string(),
    }),
  })
  .meta({ id: 'Break' });
export type Break = z.infer<typeof Break>;

export const Ending = z
  .object({
    what: z.enum(ENDING_KINDS),
    endsAt: Instant,
    knownBy: z.enum(KNOWN_BY),
    words: z.string().describe('How it is known.'),
    source: z.string().nullable().describe('Where to read it up.'),
  })
  .meta({ id: 'Ending' });
export type Ending = z.infer<typeof Ending>;

export const Vulnerability = z
  .object({
    id: z.string(),
    title: z.string(),
    severity: z.number().describe('A CVSS score, up to 10.'),
    onlyIf: z.string().nullable().describe('What else has to be so, where the other side does not tell.'),
    exploited: z.boolean().describe('Whether attacks with it are known.'),
    fixedIn: z.string().nullable(),
    url: z.string(),
  })
  .meta({ id: 'Vulnerability' });
export type Vulnerability = z.infer<typeof Vulnerability>;

/** Colours of the strip: every check passed, some did not, it was Failed, Paused, or nothing is known. */
export const LEVELS = ['good', 'trouble', 'down', 'paused', 'none'] as const;

export const StripDay = z
  .object({
    day: z.iso.date(),
    level: z.enum(LEVELS),
    checks: z.int(),
    passed: z.int(),
  })
  .meta({ id: 'StripDay' });
export type StripDay = z.infer<typeof StripDay>;

const Times = z.object({ meanMs: z.number(), maxMs: z.number() });

export const History = z
  .object({
    days: z.array(StripDay).describe('The last 90 days in UTC, the oldest first.'),
    times: z
      .array(
        z.object({
          at: z.string().describe('A day, or the moment of a check.'),
          rungs: z.record(z.string(), Times),
        }),
      )
      .describe('How long each rung took, by day.'),
    recent: z
      .array(z.object({ at: Instant, rungs: z.record(z.string(), z.number()) }))
      .describe('The same of the newest checks, one by one, the oldest first. Milliseconds.'),
  })
  .meta({ id: 'History' });
export type History = z.infer<typeof History>;

export const TimelineEntry = z
  .object({
    id: z.uuid(),
    at: Instant,
    kind: z.string().describe('Such as `integration.failed`.'),
    severity: z.enum(['bad', 'warn', 'good', 'info']),
    title: z.string(),
    lines: z.array(z.string()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineQuery = z.object({
  before: z.uuid().optional().describe('Entries older than this one: the next page.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type TimelineQuery = z.input<typeof TimelineQuery>;
export const Timeline = z
  .object({
    entries: z.array(TimelineEntry).describe('The newest first.'),
    next: z.uuid().nullable().describe('`before` for the next page; null where there is none.'),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof Timeline>;
