import { expect, test } from 'vitest';
import { recipientsIn } from './recipients.ts';

test.each([
  ['', []],
  ['ops@example.com', ['ops@example.com']],
  ['ops@example.com, sec@example.com', ['ops@example.com', 'sec@example.com']],
  [' ops@example.com\n\n sec@example.com;', ['ops@example.com', 'sec@example.com']],
  ['Ada Owl <ada@example.com>\nmailto:bob@example.com', ['ada@example.com', 'bob@example.com']],
])('%j names %j', (typed, found) => expect(recipientsIn(typed)).toEqual(found));
