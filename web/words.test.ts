import { expect, test } from 'vitest';
import { everyWords } from './words.ts';

test.each([
  [1, 'every minute'],
  [15, 'every 15 minutes'],
  [60, 'every hour'],
  [90, 'every 90 minutes'],
  [1_440, 'every day'],
])('%i minutes read “%s”', (minutes, words) => expect(everyWords(minutes)).toBe(words));
