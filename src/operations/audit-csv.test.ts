import { expect, test } from 'vitest';
import type { AuditEntry } from '#contract/audit.ts';
import { csvHead, csvLine } from './audit-csv.ts';

const entry = (label: string): AuditEntry => ({
  seq: 7,
  at: '2026-03-01T12:00:00.000Z',
  actor: { kind: 'person', id: null, label },
  address: null,
  action: 'role.created',
  words: 'made a role',
  outcome: 'done',
  target: null,
  change: { after: { name: 'A, "B"' } },
  hash: 'fake-hash',
});

const actorIn = (label: string) => csvLine(entry(label)).split(',')[4];

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])('%j is no formula in a table', (name) => {
  expect(actorIn(name)).toBe(`'${name}`);
});

test('a line break at the beginning is no formula and no new line', () => {
  expect(csvLine(entry('\r=1'))).toContain(`,"'\r=1",`);
  expect(csvLine(entry('\n=1'))).toContain(`,"'\n=1",`);
});

test.each(['Ada <ada@example.com>', 'a=1', 'x+y'])('%j is left as it is', (name) => {
  expect(actorIn(name)).toBe(name);
});

test('commas and quotes stay within their cell, and each line has every column', () => {
  expect(csvLine(entry('Ada'))).toBe(
    '7,2026-03-01T12:00:00.000Z,person,,Ada,,role.created,done,,,,"{""after"":{""name"":""A, \\""B\\""""}}",fake-hash\r\n',
  );
  expect(csvHead.split(',')).toHaveLength(13);
});
