import { expect, test } from 'vitest';
import type { Channel } from '#contract/channel.ts';
import { needsTimeZone, newTiming, rhythmOf, timingOf } from './timing.ts';
import { paceWords, quietWords } from './timing-words.ts';

type Rhythm = Channel['rhythm'];
const rhythm = (change: Partial<Rhythm> = {}): Rhythm => ({
  timeZone: 'Europe/Berlin',
  quiet: null,
  digest: null,
  ...change,
});
const quiet = (days: NonNullable<Rhythm['quiet']>['days']): Partial<Rhythm> => ({
  quiet: { from: '20:00', to: '07:00', days, exceptFailures: true },
});
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

test('a new channel is told at once and at any time, by the clock of whoever adds it', () => {
  expect(rhythmOf(newTiming('Asia/Tokyo'))).toEqual(rhythm({ timeZone: 'Asia/Tokyo' }));
});

test.each([
  rhythm(),
  rhythm({ digest: { every: 'hour' } }),
  rhythm({ digest: { every: 'day', at: '07:30' } }),
  rhythm({ digest: { every: 'week', day: 'thu', at: '16:00' }, ...quiet(['mon', 'sun']) }),
])('what was chosen comes back as it was: %j', (chosen) =>
  expect(rhythmOf(timingOf(chosen))).toEqual(chosen),
);

test('the time zone matters where a clock on a wall does', () => {
  expect(needsTimeZone(timingOf(rhythm()))).toBe(false);
  expect(needsTimeZone(timingOf(rhythm({ digest: { every: 'hour' } })))).toBe(false);
  expect(needsTimeZone(timingOf(rhythm({ digest: { every: 'day', at: '09:00' } })))).toBe(true);
  expect(needsTimeZone(timingOf(rhythm(quiet(['mon']))))).toBe(true);
});

test.each([
  [rhythm(), 'At once'],
  [rhythm({ digest: { every: 'hour' } }), 'Every hour'],
  [rhythm({ digest: { every: 'day', at: '07:30' } }), 'Every day at 07:30'],
  [rhythm({ digest: { every: 'week', day: 'thu', at: '16:00' } }), 'Every Thursday at 16:00'],
])('%j is told as %s', (chosen, words) => expect(paceWords(chosen)).toBe(words));

test.each([
  [rhythm(), null],
  [rhythm(quiet([...EVERY_DAY])), '20:00 to 07:00'],
  [rhythm(quiet(['fri', 'mon', 'tue', 'wed', 'thu'])), '20:00 to 07:00, Mon to Fri'],
  [rhythm(quiet(['sat', 'sun'])), '20:00 to 07:00, Sat and Sun'],
  [rhythm(quiet(['mon', 'wed', 'fri'])), '20:00 to 07:00, Mon, Wed and Fri'],
  [rhythm(quiet(['sun'])), '20:00 to 07:00, Sun'],
])('the quiet hours of %j are told as %s', (chosen, words) => expect(quietWords(chosen)).toBe(words));
