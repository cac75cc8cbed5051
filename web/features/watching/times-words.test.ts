import { expect, test } from 'vitest';
import { columnWords, rungWord } from './times-words.ts';

test('a day says what each rung took in the mean and at most', () => {
  const parts = [
    { id: 'name', ms: 1.4, maxMs: 30 },
    { id: 'not_yet_known', ms: 1_200, maxMs: 20_000 },
  ];
  expect(columnWords({ at: '2026-11-25', parts, totalMs: 1_201.4 }, 'days')).toBe(
    '25 November: 1.2 s. Name 1 ms, at most 30 ms; Not yet known 1.2 s, at most 20.0 s',
  );
});

test('a day without a check says so', () => {
  expect(columnWords({ at: '2026-11-25', parts: [], totalMs: 0 }, 'days')).toBe(
    '25 November: nothing was timed',
  );
});

test('a rung is told in one word', () => {
  expect([rungWord('token'), rungWord('two_words')]).toEqual(['Token', 'Two words']);
});
