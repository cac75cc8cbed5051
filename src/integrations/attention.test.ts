import { expect, test } from 'vitest';
import { attentionOf, isGrave } from './attention.ts';
import type { Failure } from './failure.ts';
import type { Status } from './status.ts';

const NOON = '2030-01-01T12:00:00.000Z';
const failure: Failure = { reason: 'connection_refused', host: 'acme.example', port: 443 };
const connected: Status = { is: 'connected', since: NOON, trouble: null };
const none = { isReplacementRejected: false, isGravelyVulnerable: false };

test.each([
  [connected, none, 0],
  [connected, { ...none, isReplacementRejected: true }, 1],
  [{ ...connected, trouble: { since: NOON, failures: 1, failure } }, none, 2],
  [connected, { ...none, isGravelyVulnerable: true }, 2],
  [{ is: 'failed', since: NOON, failure, failures: 1 }, none, 3],
  [{ is: 'paused', since: NOON }, { isReplacementRejected: true, isGravelyVulnerable: true }, 0],
] as const)('%j with %j needs somebody: %i', (status, rest, attention) => {
  expect(attentionOf({ status, ...rest })).toBe(attention);
});

const vulnerability = { id: 'CVE-0000-0001', title: '', fixedIn: null, url: '' };
test.each([
  [9, false, null, true],
  [8.9, false, null, false],
  [9.8, false, 'Only where …', false],
  [5, true, null, true],
  [9.3, true, 'Only where …', true],
])(
  'severity %d, attacked: %s, on condition %s: calls for somebody: %s',
  (severity, exploited, onlyIf, expected) => {
    expect(isGrave({ ...vulnerability, severity, exploited, onlyIf })).toBe(expected);
  },
);
