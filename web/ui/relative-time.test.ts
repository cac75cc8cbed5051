import { expect, test } from 'vitest';
import { duration, relativeTime } from './relative-time.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['2026-11-23T11:59:57Z', 'just now'],
  ['2026-11-23T12:00:04Z', 'just now'],
  ['2026-11-23T11:59:28Z', '30 seconds ago'],
  ['2026-11-23T11:59:02Z', '1 minute ago'],
  ['2026-11-23T11:57:00Z', '3 minutes ago'],
  ['2026-11-23T11:00:20Z', '1 hour ago'],
  ['2026-11-22T12:20:00Z', 'yesterday'],
  ['2026-11-22T11:00:00Z', 'yesterday'],
  ['2026-11-23T14:00:00Z', 'in 2 hours'],
  ['2025-11-23T12:00:00Z', 'last year'],
  ['2024-11-01T00:00:00Z', '2 years ago'],
])('%s reads “%s” at noon on the 23rd', (at, words) => {
  expect(relativeTime(Date.parse(at), now)).toBe(words);
});

test('a duration below a second is told in milliseconds, above in seconds', () => {
  expect([duration(0.4), duration(84.6), duration(1_234)]).toEqual(['<1 ms', '85 ms', '1.2 s']);
});

test('what is about to happen has words of its own', () => {
  expect(relativeTime(now + 4_000, now, 'in a moment')).toBe('in a moment');
});
