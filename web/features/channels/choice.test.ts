import { expect, test } from 'vitest';
import {
  choiceOf,
  filterOf,
  integrationsInShort,
  newChoice,
  type NotificationType,
  typesInShort,
} from './choice.ts';

const ID = '00000000-0000-4000-8000-000000000042';
const TYPES: NotificationType[] = [
  { type: 'integration.failed', label: 'A connection broke', severity: 'bad', byDefault: true },
  { type: 'integration.paused', label: 'An integration was paused', severity: 'info', byDefault: false },
];

test('a new channel is told what is usual, about all integrations', () => {
  expect(filterOf(newChoice(TYPES))).toEqual({ types: ['integration.failed'], integrationIds: null });
});

test('what was chosen comes back as it was', () => {
  for (const filter of [
    { types: null, integrationIds: null },
    { types: ['integration.paused' as const], integrationIds: [ID] },
  ])
    expect(filterOf(choiceOf(filter, TYPES))).toEqual(filter);
});

test('who takes everything back begins with what is usual', () => {
  const choice = choiceOf({ types: null, integrationIds: null }, TYPES);
  expect(filterOf({ ...choice, everything: false }).types).toEqual(['integration.failed']);
});

test('a choice is told in short', () => {
  expect(typesInShort({ types: null, integrationIds: null })).toBe('Everything');
  expect(typesInShort({ types: ['integration.failed'], integrationIds: null })).toBe('1 kind of event');
  expect(integrationsInShort({ types: null, integrationIds: [ID, ID] })).toBe('2 integrations');
  expect(integrationsInShort({ types: null, integrationIds: null })).toBeNull();
});
