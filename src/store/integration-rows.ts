import { attentionOf } from '#integrations/attention.ts';
import { next, type Status } from '#integrations/status.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { IntegrationRecord, Previous, Report } from './integration-record.ts';
import { type Place, rowName } from './row-name.ts';
import type { integrations } from './schema.ts';
import {
  candidateOf,
  connectionOf,
  learnedOf,
  proofOf,
  type SealedCandidate,
  type SealedConnection,
  type SealedLearned,
  type SealedProof,
} from './sealed-before.ts';

type Row = typeof integrations.$inferSelect;
/** What was sealed by an older OwlHub lacks what is newer. */
type SealedReport = Partial<Omit<Report, 'learned' | 'proof'>> & {
  learned: SealedLearned | null;
  proof: SealedProof | null;
};

/** The columns to write: all plain ones, and of the sealed ones those that are not as they were read. */
export async function sealRecord(vault: Vault, record: IntegrationRecord) {
  const { id, asRead, status } = record;
  const seal = (place: Place, value: unknown) => vault.seal(rowName(place, id), value);
  const unlessRead = async <T>(place: Place, value: T | null, read: T | null | undefined) =>
    value === null || value === read ? null : seal(place, value);

  const report = reportOf(record);
  const isSame = asRead !== null && JSON.stringify(report) === asRead.report;
  const [connection, candidate, previous, sealedReport] = await Promise.all([
    // A connection that could not be opened is left as it is: the missing key may come back.
    unlessRead('connection', record.connection, asRead?.connection),
    unlessRead('candidate', record.candidate, asRead?.candidate),
    unlessRead('previous', record.previous, asRead?.previous),
    isSame ? null : seal('report', report),
  ]);
  return {
    name: record.name,
    status: status.is,
    since: status.since,
    reason: status.is === 'failed' ? status.failure.reason : null,
    troubled: status.is === 'failed' || (status.is === 'connected' && status.trouble !== null),
    attention: attentionOf({ ...record, isReplacementRejected: Boolean(record.candidate?.rejected) }),
    checkEveryMinutes: record.checkEveryMinutes,
    nextCheckAt: record.nextCheckAt,
    verifiedAt: record.verifiedAt,
    checkedAt: record.checkedAt,
    previousUntil: record.previousUntil,
    today: record.today,
    ...(connection && { connection: connection.text, connectionKey: connection.keyId }),
    ...(candidate && { candidate: candidate.text, candidateKey: candidate.keyId }),
    ...(!record.candidate && !record.keepsSealedCandidate && { candidate: null, candidateKey: null }),
    ...(previous && { previous: previous.text, previousKey: previous.keyId }),
    ...(!record.previousUntil && { previous: null, previousKey: null }),
    ...(sealedReport && { report: sealedReport.text, reportKey: sealedReport.keyId }),
  };
}

const reportOf = (record: IntegrationRecord): Report => ({
  status: record.status,
  learned: record.learned,
  proof: record.proof,
  good: record.good,
  break: record.break,
  toldVulnerabilities: record.toldVulnerabilities,
  isGravelyVulnerable: record.isGravelyVulnerable,
});

/** `known` is the same row as it was read before: what is still sealed as it was then is not opened again. */
export async function openRow(
  vault: Vault,
  row: Row,
  known: IntegrationRecord | null = null,
): Promise<IntegrationRecord> {
  const before = known?.asRead?.opened;
  const now = new Map<string, unknown>();
  let keyNotHeld: string | null = null;
  const opened = async <T>(place: Place, text: string | null, keyId: string | null): Promise<T | null> => {
    if (text === null || keyId === null) return null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same column of the same row, see below
    if (before?.has(text)) return before.get(text) as T;
    const value = await vault.open(rowName(place, row.id), { text, keyId });
    if (!value.ok && value.failure.reason === 'key_not_held') keyNotHeld = keyId;
    if (value.ok) now.set(text, value.value);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed above
    return value.ok ? (value.value as T) : null;
  };
  const [sealedConnection, sealedCandidate, previous, report] = await Promise.all([
    opened<SealedConnection>('connection', row.connection, row.connectionKey),
    opened<SealedCandidate>('candidate', row.candidate, row.candidateKey),
    opened<Previous>('previous', row.previous, row.previousKey),
    opened<SealedReport>('report', row.report, row.reportKey),
  ]);
  const connection = sealedConnection && connectionOf(sealedConnection);
  const candidate = sealedCandidate && candidateOf(sealedCandidate);
  const found: Report = {
    // The plain columns are what sweeps go by, so where both say something they decide.
    status: connection
      ? { ...(report?.status ?? withoutReport(row)), since: row.since }
      : unreadable(withoutReport(row), row),
    learned: report?.learned ? learnedOf(report.learned) : null,
    proof: report?.proof ? proofOf(report.proof) : null,
    good: report?.good ?? null,
    break: report?.break ?? null,
    toldVulnerabilities: report?.toldVulnerabilities ?? [],
    isGravelyVulnerable: report?.isGravelyVulnerable ?? false,
  };
  const { id, type, name, checkEveryMinutes, nextCheckAt, verifiedAt, checkedAt, createdAt, createdBy } = row;
  return {
    ...found,
    id,
    type,
    name,
    checkEveryMinutes,
    nextCheckAt,
    verifiedAt,
    checkedAt,
    createdAt,
    createdBy,
    connection,
    candidate,
    keepsSealedCandidate: row.candidate !== null && candidate === null,
    previous,
    previousUntil: row.previousUntil,
    today: row.today,
    keyNotHeld,
    asRead: {
      connection,
      candidate,
      previous,
      report: JSON.stringify(report && { ...found, status: report.status }),
      opened: now,
    },
  };
}

function withoutReport({ status, since }: Row): Status {
  switch (status) {
    case 'paused':
      return { is: 'paused', since };
    case 'connected':
    case 'pending':
      return { is: status, since, trouble: null };
    case 'failed':
      return unreadable({ is: 'pending', since, trouble: null }, { since });
  }
}

const unreadable = (status: Status, { since }: { since: Instant }) =>
  next(status, { type: 'verification_failed', failure: { reason: 'secret_unreadable' } }, since);
