import { expect, test } from 'vitest';
import { isStorable, storable } from './storable.ts';

const HALF = '\u{D800}';

test.each([['Ada', 1, null, undefined, true, 'Zoë 🦉', { a: ['b', { c: '\n' }] }]])(
  'what can be stored as it is may come: %j',
  (...values) => expect(values.every(isStorable)).toBe(true),
);

test.each(['a\0b', HALF, { name: `a${HALF}b` }, [['\0']], { a: { [HALF]: 1 } }])(
  'what the database refuses or changes may not: %j',
  (value) => expect(isStorable(value)).toBe(false),
);

test('however deep it is', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(30_000)}"\\u0000"${']'.repeat(30_000)}`);
  expect(isStorable(deep)).toBe(false);
});

test('the nearest text shows that something was there', () => {
  expect(storable(`a\0b${HALF}c`)).toBe('a\u{FFFD}b\u{FFFD}c');
});
