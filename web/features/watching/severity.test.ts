import { expect, test } from 'vitest';
import { severityOf } from './severity.ts';

test.each([
  [10, 'Critical'],
  [9, 'Critical'],
  [8.9, 'High'],
  [7, 'High'],
  [6.9, 'Medium'],
  [4, 'Medium'],
  [3.9, 'Low'],
  [0.1, 'Low'],
])('a score of %f is %s', (score, word) => expect(severityOf(score).word).toBe(word));
