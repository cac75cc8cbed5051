import { expect, test } from 'vitest';
import type { StripDay } from '#contract/watching.ts';
import { cellWords, countWords, shareWords } from './strip-words.ts';

const day = (level: StripDay['level'], checks = 0, passed = checks): StripDay => ({
  day: '2026-11-25',
  level,
  checks,
  passed,
});

test.each([
  [day('good', 288), '25 November: 288 checks, all passed'],
  [day('good', 1), '25 November: 1 check, passed'],
  [day('trouble', 1_440, 1_439), '25 November: 1,440 checks, 1,439 passed'],
  [day('down', 12, 3), '25 November, Failed: 12 checks, 3 passed'],
  [day('down'), '25 November: Failed, and not checked'],
  [day('paused'), '25 November: Paused'],
  [day('none'), '25 November: nothing known'],
])('%j reads as a sentence', (cell, words) => expect(cellWords(cell)).toBe(words));

test('the share is of all days together, and 100% only where nothing failed', () => {
  expect(shareWords([day('good', 9_999), day('trouble', 1, 0)])).toBe('99.9% of checks passed');
  expect(shareWords([day('good', 3)])).toBe('100% of checks passed');
  expect(shareWords([day('down', 1, 0)])).toBe('0% of checks passed');
  expect(shareWords([day('none')])).toBe('No checks yet');
  expect(countWords([day('good', 9_999), day('trouble', 1, 0)])).toBe('9,999 of 10,000');
});
