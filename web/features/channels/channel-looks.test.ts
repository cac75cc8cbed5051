import { expect, test } from 'vitest';
import { isUnproven, lookOf, placeInShort } from './channel-looks.ts';

const answer = (at: string, reason?: string) => ({
  at,
  status: 200,
  said: null,
  problem: reason === undefined ? null : { reason, title: '', meaning: '', nextSteps: [] },
});
const [EARLIER, LATER] = ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z'];

test('a channel whose test failed is marked until a test or a delivery arrives', () => {
  expect(isUnproven({ test: null, last: null })).toBe(false);
  expect(isUnproven({ test: answer(EARLIER), last: null })).toBe(false);
  const failed = answer(EARLIER, 'webhook_unknown');
  expect(isUnproven({ test: failed, last: null })).toBe(true);
  expect(isUnproven({ test: failed, last: answer(LATER, 'webhook_unknown') })).toBe(true);
  expect(isUnproven({ test: failed, last: answer(LATER) })).toBe(false);
  expect(isUnproven({ test: answer(LATER, 'webhook_unknown'), last: answer(EARLIER) })).toBe(true);
});

test('off looks calm where a person wanted it, and not where OwlHub gave up', () => {
  expect(lookOf({ state: 'off', off: { at: EARLIER, why: 'person' } }).tone).toBe('idle');
  expect(lookOf({ state: 'off', off: { at: EARLIER, why: 'gone' } }).tone).toBe('bad');
  expect(lookOf({ state: 'orphaned', off: null }).tone).toBe('bad');
  expect(lookOf({ state: 'on', off: null })).toMatchObject({ word: 'On', tone: 'good' });
});

test.each([
  ['mail', 'ops@example.com', 'ops@example.com'],
  ['mail', 'a@example.com, b@example.com', 'a@example.com, b@example.com'],
  ['mail', 'a@example.com, b@example.com, c@example.com', 'a@example.com and 2 more'],
  ['slack', 'hooks.slack.com', 'hooks.slack.com'],
  ['slack', null, 'Cannot be read'],
] as const)('a %s channel to %s leads to %s', (kind, place, words) =>
  expect(placeInShort({ kind, place })).toBe(words),
);
