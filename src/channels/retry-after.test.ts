import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.ts';

const NOW = '2026-11-25T12:00:00.000Z';

test.each([
  ['30', '2026-11-25T12:00:30.000Z'],
  [' 0 ', NOW],
  ['Wed, 25 Nov 2026 13:00:00 GMT', '2026-11-25T13:00:00.000Z'],
  ['99999999', '2026-11-26T12:00:00.000Z'],
  ['Fri, 31 Dec 2999 00:00:00 GMT', '2026-11-26T12:00:00.000Z'],
  ['Wed, 25 Nov 2026 11:00:00 GMT', null],
  ['-5', null],
  ['soon', null],
  ['in 5 minutes', null],
  ['', null],
])('“%s” is %s', (value, expected) => {
  expect(retryAfter({ 'retry-after': value }, NOW)).toBe(expected);
});

test('who says nothing is asked when we like', () => {
  expect(retryAfter({}, NOW)).toBeNull();
});
