import { expect, test } from 'vitest';
import { spanOptions, spanWords } from './span.ts';

test.each([
  [5, '5 minutes'],
  [60, '1 hour'],
  [90, '90 minutes'],
  [720, '12 hours'],
  [1_440, '1 day'],
  [43_200, '30 days'],
])('%i minutes read “%s”', (minutes, words) => {
  expect(spanWords(minutes)).toBe(words);
});

test('what was set by other means is among the choices, in its place', () => {
  expect(spanOptions([60, 240], 90, spanWords).map(({ label }) => label)).toEqual([
    '1 hour',
    '90 minutes',
    '4 hours',
  ]);
});
