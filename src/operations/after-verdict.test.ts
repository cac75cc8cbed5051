import { describe, expect, test } from 'vitest';
import type { Failure } from '#integrations/failure.ts';
import type { Status } from '#integrations/status.ts';
import type { Vulnerability } from '#integrations/standing.ts';
import type { Verdict } from '#integrations/verdict.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import {
  connected,
  failed,
  good,
  HOUR,
  later,
  NEW,
  NOON,
  OLD,
  passed,
  RECORD,
  refused,
  rejected,
  SEEN,
} from '#test/records.ts';
import { PROOF } from '#test/fake-connector.ts';
import { afterVerdict } from './after-verdict.ts';

const after = (
  changes: Partial<IntegrationRecord>,
  verdict: Verdict,
  { at = NOON, vulnerabilities = [] as Vulnerability[] } = {},
) => afterVerdict({ ...RECORD, ...changes }, { verdict, at, vulnerabilities });
const kinds = ({ happenings }: ReturnType<typeof afterVerdict>) => happenings.map(({ kind }) => kind);

describe('a check that passes', () => {
  test('tells nothing where nothing has changed, and changes nothing that is sealed', () => {
    const { record, happenings } = after({}, passed());
    expect(happenings).toEqual([]);
    expect(record).toMatchObject({ good, break: null, verifiedAt: NOON, checkedAt: NOON });
  });

  test('tells what is other at the other side', () => {
    const { happenings, record } = after({}, passed({ version: '11.0.1', administrator: false }));
    expect(happenings).toEqual([
      {
        kind: 'integration.changed',
        changes: [
          { what: 'version', before: '10.3.12', after: '11.0.1' },
          { what: 'right', before: 'Administrator', after: 'Not an administrator' },
        ],
      },
    ]);
    expect(record.good?.seen.version).toBe('11.0.1');
  });

  test('tells of other addresses only where a site has addresses of its own', () => {
    expect(kinds(after({}, passed({ addresses: ['192.0.2.9'] })))).toEqual(['integration.changed']);
    const cloud = { ...SEEN, edition: 'cloud' as const };
    const record = { good: { ...good, seen: cloud } };
    expect(kinds(after(record, passed({ ...cloud, addresses: ['192.0.2.9'] })))).toEqual([]);
    expect(kinds(after({}, passed({ addresses: ['192.0.2.1', '192.0.2.9'] })))).toEqual([]);
  });

  test('is told where it is the first', () => {
    expect(kinds(after({ verifiedAt: null, good: null }, passed()))).toEqual(['integration.connected']);
  });

  test('tells that trouble is over, and how long it lasted', () => {
    const trouble = { since: later(-HOUR), failures: 3, failure: refused };
    const { happenings, record } = after({ status: { ...connected, trouble } }, passed());
    expect(happenings).toEqual([{ kind: 'integration.calmed', since: later(-HOUR), failures: 3 }]);
    expect(record.break).toBeNull();
  });

  test('tells each known vulnerability of the version once', () => {
    const one = {
      id: 'CVE-0000-0001',
      title: 'x',
      severity: 9.8,
      onlyIf: null,
      exploited: false,
      fixedIn: null,
      url: '',
    };
    const other = { ...one, id: 'CVE-0000-0002', severity: 5 };
    const first = after({}, passed(), { vulnerabilities: [one] });
    expect(first.happenings).toMatchObject([{ kind: 'vulnerability.found', vulnerabilities: [one] }]);
    expect(first.record.isGravelyVulnerable).toBe(true);
    expect(kinds(after(first.record, passed(), { vulnerabilities: [one] }))).toEqual([]);
    const second = after(first.record, passed(), { vulnerabilities: [one, other] });
    expect(second.happenings).toMatchObject([{ vulnerabilities: [other] }]);
    expect(after(second.record, passed()).record.isGravelyVulnerable).toBe(false);
    // Two nodes of a site may run different versions.
    const [there, back] = [[other], [one]];
    const elsewhere = after(second.record, passed(), { vulnerabilities: there });
    expect(kinds(elsewhere)).toEqual([]);
    expect(kinds(after(elsewhere.record, passed(), { vulnerabilities: back }))).toEqual([]);
  });
});

describe('a check that fails', () => {
  test('tells when it broke, at which rung, since when, and the likely cause', () => {
    const { happenings, record } = after({}, failed(rejected));
    expect(happenings).toMatchObject([
      {
        kind: 'integration.failed',
        break: {
          at: NOON,
          rung: { id: 'jira' },
          failure: rejected,
          lastGoodAt: RECORD.verifiedAt,
          changes: [],
          cause: { what: 'token', words: expect.stringContaining('revoked') },
        },
      },
    ]);
    expect(record).toMatchObject({ status: { is: 'failed' }, nextCheckAt: null });
  });

  test('tells again, with its own cause, what heals by itself no more', () => {
    const expired: Failure = {
      reason: 'certificate_expired',
      validFrom: '2029-01-01T00:00:00.000Z',
      validTo: '2030-01-01T00:00:00.000Z',
    };
    const first = after({}, failed(expired));
    expect(first.record.break?.cause.what).toBe('certificate');
    const second = after(first.record, failed(rejected), { at: later(60_000) });
    expect(kinds(second)).toEqual(['integration.failed']);
    expect(second.record.break).toMatchObject({ at: NOON, failure: rejected, cause: { what: 'token' } });
    expect(kinds(after(second.record, failed(expired), { at: later(120_000) }))).toEqual([]);
  });

  test('names a token whose end has passed as the cause', () => {
    const ended = {
      ...OLD,
      credential: { ...OLD.credential, endsAt: later(-1), endsSetBy: 'ada@example.com' },
    };
    expect(after({ connection: ended }, failed(rejected)).record.break?.cause).toMatchObject({
      what: 'token',
      words: 'The token ended on 2030-01-01. Entered by ada@example.com.',
    });
  });

  test('names what has changed since it last worked', () => {
    const moved = after({}, failed(refused, { addresses: ['192.0.2.9'], certificate: null, version: null }));
    expect(moved.record.break).toMatchObject({
      changes: [{ what: 'address', before: '192.0.2.1', after: '192.0.2.9' }],
      cause: { what: 'address' },
    });
  });

  test('blames other addresses only where they mean something', () => {
    const moved = { addresses: ['192.0.2.9'] };
    const cloud = { ...SEEN, edition: 'cloud' as const };
    const causeFor = (seen: typeof SEEN) =>
      after({ good: { ...good, seen } }, failed(rejected, moved)).record.break?.cause;
    expect(causeFor(SEEN)).toMatchObject({ what: 'address' });
    expect(causeFor(cloud)).toMatchObject({ what: 'token', words: expect.stringContaining('revoked') });
  });

  test('a certificate that ended and is still the same one has ended, wherever the name leads', () => {
    const [validFrom, validTo] = [later(-400 * 24 * HOUR), later(-HOUR)];
    const ended: Failure = { reason: 'certificate_expired', validFrom, validTo };
    const { record } = after({}, failed(ended, { addresses: ['192.0.2.9'] }));
    expect(record.break?.cause).toEqual({
      what: 'certificate',
      words: 'The certificate ended and was not renewed.',
    });
  });

  test('says nothing of the end of the token before about a new one that is rejected', () => {
    const proof = { ...PROOF, expiresAt: later(-HOUR), expirySource: 'Jira’s list says so.' };
    const status: Status = { is: 'failed', since: later(-HOUR), failure: refused, failures: 1 };
    const inUse = after({ proof, status }, failed(rejected)).record.break?.cause.words;
    expect(inUse).toContain('The token ended on');
    const candidate = { ...NEW, rejected: null };
    const tried = after({ proof, status, candidate }, failed(rejected)).record.break?.cause.words;
    expect(tried).not.toContain('ended');
  });

  test('passing trouble is told once, and what comes of it is told with its beginning', () => {
    const first = after({}, failed(refused));
    expect(kinds(first)).toEqual(['integration.troubled']);
    const second = after(first.record, failed(refused), { at: later(60_000) });
    expect(kinds(second)).toEqual([]);
    const third = after(second.record, failed(rejected), { at: later(120_000) });
    expect(third.happenings).toMatchObject([
      { kind: 'integration.failed', break: { at: NOON, failure: rejected, cause: { what: 'token' } } },
    ]);
    const healed = after(third.record, passed(), { at: later(180_000) });
    expect(healed.happenings).toMatchObject([{ kind: 'integration.recovered', failedSince: NOON }]);
    expect(kinds(after(third.record, failed(rejected), { at: later(150_000) }))).toEqual([]);
  });

  test('is told also where the stored values cannot be opened, which shows as Failed before any check', () => {
    const unreadable: Failure = { reason: 'secret_unreadable' };
    const status: Status = { is: 'failed', since: NOON, failure: unreadable, failures: 1 };
    const first = after({ connection: null, status }, { ...failed(unreadable), rungs: [] });
    expect(first.happenings).toMatchObject([
      { kind: 'integration.failed', break: { rung: null, cause: { words: expect.stringContaining('key') } } },
    ]);
    expect(kinds(after(first.record, failed(unreadable)))).toEqual([]);
  });

  test('is no break where it never worked', () => {
    const fresh = {
      verifiedAt: null,
      good: null,
      proof: null,
      status: { is: 'pending', since: NOON, trouble: null },
    } as const;
    const { happenings, record } = after(fresh, failed(rejected));
    expect(happenings).toEqual([{ kind: 'integration.not_connected', failure: rejected }]);
    expect(record.break).toBeNull();
    expect(kinds(after(record, passed()))).toEqual(['integration.connected']);
  });

  test('what was entered anew in between is told as works again', () => {
    const broken = after({}, failed(rejected)).record;
    const entered = {
      ...broken,
      status: { is: 'pending', since: NOON, trouble: null } as const,
      candidate: { ...NEW, rejected: null },
    };
    expect(kinds(after(entered, passed(), { at: later(HOUR) }))).toEqual([
      'token.replaced',
      'integration.recovered',
    ]);
  });
});

test('each check is counted in its day, and the first of a new day ends the one before', () => {
  const first = after({}, failed(rejected));
  expect(first.record.today).toMatchObject({ day: '2030-01-01', checks: 1, passed: 0, down: 1 });
  const next = after(first.record, passed(), { at: later(24 * HOUR) });
  expect(next.over).toEqual(first.record.today);
  expect(next.record.today).toMatchObject({ day: '2030-01-02', checks: 1, passed: 1, down: 0 });
});
