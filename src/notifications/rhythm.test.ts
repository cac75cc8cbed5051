import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Digest } from './digest.ts';
import { neverEnd, type QuietHours } from './quiet-hours.ts';
import { dueAt, type Rhythm } from './rhythm.ts';
import { type Weekday, WEEKDAYS } from './time-of-day.ts';

const NIGHT: QuietHours = { from: '22:00', to: '07:00', days: WEEKDAYS, exceptFailures: false };
const BERLIN: Rhythm = { timeZone: 'Europe/Berlin', quiet: null, digest: null };
const digest = (every: Digest, timeZone = 'Europe/Berlin'): Rhythm => ({
  ...BERLIN,
  timeZone,
  digest: every,
});

test('without quiet hours and digest, everything is sent at once', () => {
  const at = '2026-11-25T12:00:00.123Z';
  expect(dueAt(BERLIN, 'info', at)).toEqual({ at, reason: 'at_once' });
});

test.each([
  ['every hour', digest({ every: 'hour' }), '2026-11-25T12:00:00.001Z', '2026-11-25T13:00:00.000Z'],
  [
    'at the full hour itself',
    digest({ every: 'hour' }),
    '2026-11-25T12:00:00.000Z',
    '2026-11-25T13:00:00.000Z',
  ],
  [
    'every hour in India',
    digest({ every: 'hour' }, 'Asia/Kolkata'),
    '2026-11-25T12:00:00.000Z',
    '2026-11-25T12:30:00.000Z',
  ],
  // On Lord Howe Island clocks go forward by half an hour, on 2026-10-04 at 02:00.
  [
    'where clocks change by half an hour',
    digest({ every: 'hour' }, 'Australia/Lord_Howe'),
    '2026-10-03T15:15:00.000Z',
    '2026-10-03T16:00:00.000Z',
  ],
  [
    'later today',
    digest({ every: 'day', at: '09:00' }),
    '2026-11-25T07:00:00.000Z',
    '2026-11-25T08:00:00.000Z',
  ],
  ['tomorrow', digest({ every: 'day', at: '09:00' }), '2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z'],
  [
    'once where the time comes twice',
    digest({ every: 'day', at: '02:30' }),
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ],
  [
    'also where the time is skipped',
    digest({ every: 'day', at: '02:30' }),
    '2026-03-28T12:00:00.000Z',
    '2026-03-29T01:30:00.000Z',
  ],
  [
    'next Monday',
    digest({ every: 'week', day: 'mon', at: '09:00' }),
    '2026-11-25T12:00:00.000Z',
    '2026-11-30T08:00:00.000Z',
  ],
  [
    'a week later',
    digest({ every: 'week', day: 'wed', at: '09:00' }),
    '2026-11-25T12:00:00.000Z',
    '2026-12-02T08:00:00.000Z',
  ],
])('a digest comes %s', (_when, rhythm, at, expected) => {
  expect(dueAt(rhythm, 'bad', at)).toEqual({ at: expected, reason: 'digest' });
});

test('a digest that falls into quiet hours waits for their end, for everything but failures that may wake', () => {
  const rhythm: Rhythm = { ...BERLIN, quiet: { ...NIGHT, exceptFailures: true }, digest: { every: 'hour' } };
  const at = '2026-11-25T01:30:00.000Z';
  expect(dueAt(rhythm, 'warn', at)).toEqual({ at: '2026-11-25T06:00:00.000Z', reason: 'digest' });
  expect(dueAt(rhythm, 'bad', at)).toEqual({ at: '2026-11-25T02:00:00.000Z', reason: 'digest' });
});

const timeOfDay = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const weekday = fc.constantFrom<Weekday>(...WEEKDAYS);
const quietHours = fc
  .record<QuietHours>({
    from: timeOfDay,
    to: timeOfDay,
    days: fc.uniqueArray(weekday, { minLength: 1 }),
    exceptFailures: fc.boolean(),
  })
  .filter((hours) => !neverEnd(hours));
const timeZone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
);
const rhythm = fc.record<Rhythm>({
  timeZone,
  quiet: fc.option(quietHours),
  digest: fc.option(
    fc.oneof(
      fc.constant<Digest>({ every: 'hour' }),
      timeOfDay.map((at): Digest => ({ every: 'day', at })),
      fc.tuple(weekday, timeOfDay).map(([day, at]): Digest => ({ every: 'week', day, at })),
    ),
  ),
});
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const DAY_MS = 86_400_000;

test('whatever the rhythm, nothing comes early, nothing into quiet hours, and nothing is put off for ever', () => {
  fc.assert(
    fc.property(rhythm, moment, (given, date) => {
      const due = Date.parse(dueAt(given, 'info', date.toISOString()).at);
      expect(due).toBeGreaterThanOrEqual(date.getTime());
      expect(due).toBeLessThan(date.getTime() + 16 * DAY_MS);
      const then = new Date(due).toISOString();
      expect(dueAt({ ...given, digest: null }, 'info', then)).toEqual({ at: then, reason: 'at_once' });
    }),
  );
});

test('whatever the rhythm, what happens later is never sent earlier', () => {
  fc.assert(
    fc.property(rhythm, moment, fc.nat(3 * DAY_MS), (given, date, laterMs) => {
      const dueMs = (ms: number) => Date.parse(dueAt(given, 'info', new Date(ms).toISOString()).at);
      expect(dueMs(date.getTime() + laterMs)).toBeGreaterThanOrEqual(dueMs(date.getTime()));
    }),
  );
});
