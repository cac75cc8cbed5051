import { expect, test } from 'vitest';
import { changeOf, fieldWords, valueWords } from './change.ts';

test('a change shows both sides of each field, and then what else is told', () => {
  const change = { before: { roles: ['Viewer'] }, after: { roles: ['Analyst', 'Viewer'] }, method: 'PATCH' };
  expect(changeOf(change)).toEqual([
    { field: 'Roles', before: 'Viewer', after: 'Analyst, Viewer' },
    { field: 'Method', before: null, after: 'PATCH' },
  ]);
});

test('what was made has no side before, what was removed none after', () => {
  expect(changeOf({ after: { name: 'Acme' } })).toEqual([{ field: 'Name', before: null, after: 'Acme' }]);
  expect(changeOf({ before: { name: 'Acme' } })).toEqual([{ field: 'Name', before: 'Acme', after: null }]);
  expect(changeOf(null)).toEqual([]);
});

test.each([
  [true, 'yes'],
  [false, 'no'],
  [null, 'nothing'],
  [[], 'nothing'],
  [90, '90'],
  [{ idleMinutes: 30 }, 'Idle minutes: 30'],
])('%j reads “%s”', (value, words) => {
  expect(valueWords(value)).toBe(words);
});

test('the name of a field reads as words', () => {
  expect(fieldWords('needsSecondFactor')).toBe('Needs second factor');
});
