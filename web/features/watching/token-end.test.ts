import { expect, test } from 'vitest';
import type { Integration } from '#contract/integration.ts';
import type { Ending } from '#contract/watching.ts';
import { endFilledIn, mayEnterEnd, tokenUnknown } from './token-end.ts';

const token = (knownBy: Ending['knownBy']): Ending => ({
  what: 'token',
  endsAt: '2027-11-25T10:00:00.000Z',
  knownBy,
  words: 'Because.',
  source: null,
});
const proof = (neverExpires: boolean) =>
  ({ neverExpires, expirySource: 'Says the token.' }) as Integration['proof'];
const knowing = (endings: Ending[], neverExpires = false) => ({ endings, proof: proof(neverExpires) });

test.each([
  ['jira', false],
  ['organization', false],
  ['entered', true],
  ['assumed', true],
] as const)('where the end is known by %s, a person may enter it: %j', (knownBy, may) => {
  expect(mayEnterEnd(knowing([token(knownBy)]))).toBe(may);
});

test('where nothing is known a person may enter it, and where the token never ends there is nothing to enter', () => {
  expect(mayEnterEnd(knowing([]))).toBe(true);
  expect(mayEnterEnd(knowing([], true))).toBe(false);
});

test('what is known or assumed is filled in', () => {
  expect(endFilledIn(knowing([token('assumed')]))).toBe('2027-11-25');
  expect(endFilledIn(knowing([]))).toBe('');
});

test('a token without an end says whether it has none or whether nobody knows it', () => {
  expect(tokenUnknown(knowing([], true))).toMatchObject({ says: 'Does not end', words: 'Says the token.' });
  expect(tokenUnknown(knowing([]))).toMatchObject({ says: 'Not known' });
  expect(tokenUnknown({ endings: [] })).toMatchObject({ says: 'Not known' });
});
