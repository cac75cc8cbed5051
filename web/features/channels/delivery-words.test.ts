import { expect, test } from 'vitest';
import type { Delivery } from '#contract/delivery.ts';
import { deliveryLook, outcomeWords, titleOf } from './delivery-words.ts';

const NOW = '2030-01-01T12:00:00.000Z';
const LATER = '2030-01-01T13:00:00.000Z';
const problem = { reason: 'webhook_unknown', title: '', meaning: '', nextSteps: [] };
const delivery = (change: Partial<Delivery>): Delivery => ({
  id: '00000000-0000-4000-8000-000000000001',
  state: 'waiting',
  reason: 'at_once',
  items: 1,
  titles: ['Acme: Works again'],
  attempts: 0,
  createdAt: NOW,
  dueAt: NOW,
  nextAttemptAt: null,
  endedAt: null,
  answer: null,
  ...change,
});

test.each([
  [{ nextAttemptAt: NOW }, 'Being sent', null],
  [{ nextAttemptAt: LATER }, 'Goes out', LATER],
  [{ nextAttemptAt: LATER, reason: 'digest' }, 'Goes out with the others', LATER],
  [{ nextAttemptAt: LATER, reason: 'after_quiet_hours' }, 'Held back by quiet hours, goes out', LATER],
  [{ nextAttemptAt: LATER, attempts: 1 }, 'Tried once, again', LATER],
  [{ nextAttemptAt: LATER, attempts: 3 }, 'Tried 3 times, again', LATER],
  [{ state: 'sent', attempts: 1, endedAt: NOW }, 'Sent', NOW],
  [{ state: 'sent', attempts: 4, endedAt: NOW }, 'Sent at attempt 4,', NOW],
  [{ state: 'given_up', attempts: 11, endedAt: NOW }, 'Given up after 11 attempts,', NOW],
  [{ state: 'given_up', endedAt: NOW }, 'Given up unsent,', NOW],
] as const)('%j is told as “%s”', (change, words, at) =>
  expect(outcomeWords(delivery(change), 'nextAttemptAt' in change && change.nextAttemptAt === NOW)).toEqual({
    words,
    at,
  }),
);

test('what failed so far looks other than what only waits', () => {
  const answer = { status: 403, said: null, problem };
  expect(deliveryLook(delivery({ attempts: 1, answer })).says).toBe('Failed so far');
  expect(deliveryLook(delivery({ attempts: 0, answer })).says).toBe('Waiting');
  expect(deliveryLook(delivery({ state: 'given_up', attempts: 11, answer })).says).toBe('Given up');
});

test('several things are told by the first and how many more', () => {
  expect(titleOf(delivery({}))).toBe('Acme: Works again');
  expect(titleOf(delivery({ items: 6, titles: ['One', 'Two', 'Three'] }))).toBe('One and 5 more');
  expect(titleOf(delivery({ titles: [] }))).toBe('Cannot be read any more');
});
