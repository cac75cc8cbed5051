import { expect, test } from 'vitest';
import { reasonIn } from './run-to-end.ts';

test.each([
  ['LOG:  starting\nFATAL:  could not map memory\nLOG:  bye\n', 'could not map memory'],
  [
    'initdb: error: directory "/x" exists but is not empty\ninitdb: hint: remove it\n',
    'directory "/x" exists but is not empty',
  ],
  [
    'PANIC:  could not write to file "pg_wal/x": No space left on device\n',
    'the disk is full. Free some space and start again.',
  ],
  ['just words\n', 'just words'],
  ['', 'it gave no reason.'],
])('the reason in %j', (log, reason) => {
  expect(reasonIn(log)).toBe(reason);
});
