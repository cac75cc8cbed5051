import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const all = [{ label: 'Go to Integrations' }, { label: 'Verify Jira Production' }];

test('nothing typed finds everything', () => {
  expect(matching(all, ' ')).toHaveLength(2);
});

test('words are found in any order and case', () => {
  expect(matching(all, 'prod VERIFY')).toEqual([{ label: 'Verify Jira Production' }]);
});

test('one word that is nowhere finds nothing', () => {
  expect(matching(all, 'verify elsewhere')).toEqual([]);
});
