import { expect, test } from 'vitest';
import type { Ending } from '#contract/watching.ts';
import { firstToEnd, nearnessOf } from './endings.ts';

const ends = (what: Ending['what'], endsAt: string): Ending => ({
  what,
  endsAt,
  knownBy: 'jira',
  words: '',
  source: null,
});

test('the first to end is told, whatever it is', () => {
  const endings = [ends('token', '2027-01-01T00:00:00Z'), ends('support', '2026-12-01T00:00:00Z')];
  expect(firstToEnd(endings)?.what).toBe('support');
  expect(firstToEnd([])).toBeUndefined();
});

test.each([
  [-1, 'over'],
  [0, 'urgent'],
  [7, 'urgent'],
  [8, 'soon'],
  [30, 'soon'],
  [31, 'far'],
])('%i days are %s', (days, nearness) => expect(nearnessOf(days)).toBe(nearness));
