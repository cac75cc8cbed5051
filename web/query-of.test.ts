import { expect, test } from 'vitest';
import { offsetIn, queryOf, textIn } from './query-of.ts';

test('a query names what is asked for and nothing else', () => {
  expect(queryOf({ search: 'a&b', status: undefined, sort: '', offset: 50 })).toBe('?search=a%26b&offset=50');
  expect(queryOf({ search: undefined })).toBe('');
});

test.each([
  ['owl', 'owl'],
  [42, '42'],
  ['  ', undefined],
  [undefined, undefined],
  [['a'], undefined],
])('the address bar’s %j is looked for as %j', (typed, text) => expect(textIn(typed)).toBe(text));

test.each([
  [50, 50],
  [0, undefined],
  [-1, undefined],
  [1.5, undefined],
  [1e300, undefined],
  ['50', undefined],
])('the address bar’s offset %j means %j', (typed, offset) => expect(offsetIn(typed)).toBe(offset));
