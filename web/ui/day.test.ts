import { expect, test } from 'vitest';
import { dateOf, dayOfYear, dayWords, inDays, inExactDays, shortDay, shortDayFrom } from './day.ts';

test('days are told as the server counts them, in UTC', () => {
  const end = '2027-11-25T23:59:59.000Z';
  expect([dayWords(end), dayOfYear(end), shortDay(end)]).toEqual([
    '25 November 2027',
    '25 November',
    '25 Nov',
  ]);
  expect(dateOf(Date.parse(end))).toBe('2027-11-25');
});

test.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [-1, 'yesterday'],
  [30, 'in 30 days'],
  [59, 'in 59 days'],
  [60, 'in 2 months'],
  [365, 'in 12 months'],
  [1_096, 'in 3 years'],
  [-3, '3 days ago'],
  [-400, '13 months ago'],
])('%i days away reads “%s”', (days, text) => expect(inDays(days)).toBe(text));

test('where every day counts, it is counted', () => {
  expect([inExactDays(365), inExactDays(1), inExactDays(-2)]).toEqual([
    'in 365 days',
    'tomorrow',
    '2 days ago',
  ]);
});

test('a day of another year is told with it', () => {
  const today = Date.parse('2026-11-25T12:00:00Z');
  expect(shortDayFrom('2026-12-05T00:00:00Z', today)).toBe('5 Dec');
  expect(shortDayFrom('2022-10-08T00:00:00Z', today)).toBe('8 Oct 2022');
});
