import { expect, test } from 'vitest';
import { TimedOut } from './deadline.ts';
import { failureOfDialling } from './dial.ts';

test.each([
  ['ECONNREFUSED', 'connection_refused'],
  ['ECONNRESET', 'connection_reset'],
  ['EHOSTUNREACH', 'host_unreachable'],
  ['ENETUNREACH', 'host_unreachable'],
  ['ETIMEDOUT', 'connect_timed_out'],
])('%s is %s', (code, reason) => {
  expect(failureOfDialling(Object.assign(new Error(), { code }), 'jira.test', 443).reason).toBe(reason);
});

test('our own limit is a connection that timed out', () => {
  expect(failureOfDialling(new TimedOut(), 'jira.test', 443)).toEqual({
    reason: 'connect_timed_out',
    host: 'jira.test',
    port: 443,
  });
});
