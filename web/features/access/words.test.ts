import { expect, test } from 'vitest';
import { PERMISSIONS } from '#people/permission.ts';
import { rightsWords } from './words.ts';

test('rights are told as a sentence, in the order of the list', () => {
  expect(rightsWords(['integrations.verify', 'integrations.read'])).toBe(
    'May see integrations and verify integrations.',
  );
});

test('all and none have words of their own', () => {
  expect(rightsWords([...PERMISSIONS])).toBe('May do everything.');
  expect(rightsWords([])).toBe('May do nothing now.');
});
