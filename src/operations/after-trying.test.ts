import { describe, expect, test } from 'vitest';
import type { Failure } from '#integrations/failure.ts';
import type { Verdict } from '#integrations/verdict.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import {
  connected,
  failed,
  HOUR,
  later,
  NEW,
  NOON,
  OLD,
  passed,
  RECORD,
  refused,
  rejected,
} from '#test/records.ts';
import { afterVerdict } from './after-verdict.ts';

const after = (changes: Partial<IntegrationRecord>, verdict: Verdict, at = NOON) =>
  afterVerdict({ ...RECORD, ...changes }, { verdict, at, vulnerabilities: [] });

const limited = (retryAt: string | null): Failure => ({ reason: 'rate_limited', retryAt });

describe('new values beside those in use', () => {
  const proving = { candidate: { ...NEW, rejected: null, by: 'eve@example.com' } };

  test('are swapped in one step, with what is other and the old ones kept for a day', () => {
    const { record, happenings } = after(proving, passed({ account: { id: 'JIRAUSER2', name: 'Eve' } }));
    const changes = [
      { what: 'token', before: 'ending in aaaa', after: 'ending in bbbb, entered by eve@example.com' },
      { what: 'account', before: 'Rosa', after: 'Eve' },
    ];
    expect(happenings).toEqual([
      { kind: 'token.replaced', by: 'eve@example.com', changes, keepsPrevious: true },
    ]);
    expect(record).toMatchObject({
      status: connected,
      connection: NEW,
      candidate: null,
      previous: { accessToken: OLD.accessToken, replacedBy: 'eve@example.com', changes },
      previousUntil: later(24 * HOUR),
    });
  });

  test('that are rejected change nothing of what is in use', () => {
    const { record, happenings, over } = after(proving, failed(rejected));
    expect(happenings).toEqual([{ kind: 'token.rejected', by: 'eve@example.com', failure: rejected }]);
    expect(record).toMatchObject({
      status: connected,
      connection: OLD,
      candidate: { rejected },
      today: null,
    });
    expect(over).toBeNull();
  });

  test('that cannot be proven just now are tried again after 5 s and 20 s, and then rejected', () => {
    const first = after(proving, failed(refused));
    expect(first).toMatchObject({ happenings: [], record: { status: connected, nextCheckAt: later(5_000) } });
    const second = after(first.record, failed(refused));
    expect(second.record.nextCheckAt).toBe(later(20_000));
    const third = after(second.record, failed(refused));
    expect(third.record.candidate?.rejected).toEqual(refused);
    expect(third.record.status).toEqual(connected);
  });

  test('that a Jira asks to wait with are tried again when it says, and are not rejected for it within an hour', () => {
    let record: IntegrationRecord = { ...RECORD, ...proving };
    for (let times = 0; times < 5; times += 1) {
      record = after(record, failed(limited(later(120_000)))).record;
      expect(record).toMatchObject({ nextCheckAt: later(120_000), candidate: { rejected: null } });
    }
    const soon = after(record, failed(limited(null))).record;
    expect(soon.nextCheckAt).toBe(later(60_000));
    expect(after(soon, failed(refused)).record.nextCheckAt).toBe(later(5_000));
    const almost = after(record, failed(limited(null)), later(HOUR - 60_000)).record;
    expect(almost.nextCheckAt).toBe(later(HOUR));
    const over = after(record, failed(limited(null)), later(HOUR - 59_999)).record;
    expect(over).toMatchObject({ status: connected, candidate: { rejected: { reason: 'rate_limited' } } });
  });

  test('that are those from before are told as gone back to', () => {
    const back = { candidate: { ...NEW, rejected: null, by: 'ada@example.com', isReturn: true } };
    expect(after(back, passed()).happenings).toMatchObject([
      { kind: 'token.returned', by: 'ada@example.com' },
    ]);
  });

  test('with the same token are an edit', () => {
    const edited = {
      candidate: { ...OLD, siteUrl: 'https://acme.example/jira', rejected: null, by: 'ada@example.com' },
    };
    expect(after(edited, passed()).happenings).toEqual([
      { kind: 'integration.edited', by: 'ada@example.com', what: ['address'] },
    ]);
  });
});
