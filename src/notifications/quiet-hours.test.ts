import { expect, test } from 'vitest';
import { neverEnd, type QuietHours } from './quiet-hours.ts';
import { dueAt, type Rhythm } from './rhythm.ts';
import { WEEKDAYS } from './time-of-day.ts';

const NIGHT: QuietHours = { from: '22:00', to: '07:00', days: WEEKDAYS, exceptFailures: false };
const quiet = (change: Partial<QuietHours>): Rhythm => ({
  timeZone: 'Europe/Berlin',
  quiet: { ...NIGHT, ...change },
  digest: null,
});

test.each([
  ['in the middle of the night', NIGHT, '2026-11-25T01:30:00.000Z', '2026-11-25T06:00:00.000Z'],
  ['before midnight', NIGHT, '2026-11-25T22:30:00.000Z', '2026-11-26T06:00:00.000Z'],
  ['as they begin', NIGHT, '2026-11-25T21:00:00.000Z', '2026-11-26T06:00:00.000Z'],
  ['just before', NIGHT, '2026-11-25T20:59:59.999Z', null],
  ['as they end', NIGHT, '2026-11-26T06:00:00.000Z', null],
  ['at noon', { from: '12:00', to: '13:00' }, '2026-11-25T11:30:00.000Z', '2026-11-25T12:00:00.000Z'],
  // 2026-11-27 is a Friday.
  [
    'after midnight, begun on Friday',
    { days: ['fri'] },
    '2026-11-28T03:00:00.000Z',
    '2026-11-28T06:00:00.000Z',
  ],
  ['after midnight, begun on Thursday', { days: ['fri'] }, '2026-11-27T03:00:00.000Z', null],
  ['on Saturday evening', { days: ['fri'] }, '2026-11-28T22:00:00.000Z', null],
  [
    'all Saturday',
    { from: '00:00', to: '00:00', days: ['sat'] },
    '2026-11-28T12:00:00.000Z',
    '2026-11-28T23:00:00.000Z',
  ],
  [
    'all weekend',
    { from: '00:00', to: '00:00', days: ['sat', 'sun'] },
    '2026-11-28T12:00:00.000Z',
    '2026-11-29T23:00:00.000Z',
  ],
  // Clocks go forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.
  ['in the short night', NIGHT, '2026-03-29T00:30:00.000Z', '2026-03-29T05:00:00.000Z'],
  ['in the long night', NIGHT, '2026-10-24T23:30:00.000Z', '2026-10-25T06:00:00.000Z'],
  ['until a time that is skipped', { to: '02:30' }, '2026-03-28T23:00:00.000Z', '2026-03-29T01:30:00.000Z'],
  ['until a time that comes twice', { to: '02:30' }, '2026-10-24T23:00:00.000Z', '2026-10-25T00:30:00.000Z'],
  ['within an hour that is skipped', { from: '02:10', to: '02:50' }, '2026-03-29T01:00:00.000Z', null],
] as [string, Partial<QuietHours>, string, string | null][])(
  'quiet hours hold back what happens %s',
  (_when, change, at, end) => {
    const expected = end === null ? { at, reason: 'at_once' } : { at: end, reason: 'after_quiet_hours' };
    expect(dueAt(quiet(change), 'info', at)).toEqual(expected);
  },
);

test('failures wake people up only where they want that', () => {
  const at = '2026-11-25T01:30:00.000Z';
  const due = (severity: 'bad' | 'warn', exceptFailures: boolean) =>
    dueAt(quiet({ exceptFailures }), severity, at).reason;
  expect(due('bad', true)).toBe('at_once');
  expect(due('bad', false)).toBe('after_quiet_hours');
  expect(due('warn', true)).toBe('after_quiet_hours');
});

test('quiet hours that never end are noticed, and would still be over after a week', () => {
  const always = { ...NIGHT, from: '08:00', to: '08:00' };
  expect(neverEnd(always)).toBe(true);
  expect(neverEnd({ ...always, days: ['mon'] })).toBe(false);
  expect(neverEnd({ ...always, to: '07:59' })).toBe(false);
  expect(dueAt(quiet(always), 'info', '2026-11-25T12:00:00.000Z').at).toBe('2026-12-02T07:00:00.000Z');
});
