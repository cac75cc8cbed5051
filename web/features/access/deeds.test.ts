import { expect, test } from 'vitest';
import { takes } from './deeds.ts';

test('what is missing is told as one sentence', () => {
  expect(takes(['integrations.add'])).toBe('Adding integrations takes a role with that right.');
  expect(takes(['integrations.edit', 'credentials.replace'])).toBe(
    'Editing integrations and replacing tokens take a role with those rights.',
  );
});
