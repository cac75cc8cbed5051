import { next, type Status } from '#integrations/status.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Learned, Proof } from '#integrations/verdict.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Candidate, IntegrationRecord, StoredConnection } from './integration-record.ts';
import { type Place, rowName } from './row-name.ts';
import type { integrations } from './schema.ts';

type Row = typeof integrations.$inferSelect;
type Report = { status: Status; learned: Learned | null; proof: Proof | null };

export async function sealRecord(vault: Vault, record: IntegrationRecord) {
  const { id, status, learned, proof } = record;
  const [connection, candidate, report] = await Promise.all([
    record.connection && vault.seal(rowName('connection', id), record.connection),
    record.candidate && vault.seal(rowName('candidate', id), record.candidate),
    vault.seal(rowName('report', id), { status, learned, proof } satisfies Report),
  ]);
  return {
    name: record.name,
    status: status.is,
    since: status.since,
    reason: status.is === 'failed' ? status.failure.reason : null,
    nextCheckAt: record.nextCheckAt,
    verifiedAt: record.verifiedAt,
    checkedAt: record.checkedAt,
    // A connection that could not be opened is left as it is: the missing key may come back.
    ...(connection && { connection: connection.text, connectionKey: connection.keyId }),
    ...((candidate || !record.keepsSealedCandidate) && {
      candidate: candidate?.text ?? null,
      candidateKey: candidate?.keyId ?? null,
    }),
    report: report.text,
    reportKey: report.keyId,
  };
}

export async function openRow(vault: Vault, row: Row): Promise<IntegrationRecord> {
  let keyNotHeld: string | null = null;
  const opened = async <T>(place: Place, text: string | null, keyId: string | null): Promise<T | null> => {
    if (text === null || keyId === null) return null;
    const value = await vault.open(rowName(place, row.id), { text, keyId });
    if (!value.ok && value.failure.reason === 'key_not_held') keyNotHeld = keyId;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed above
    return value.ok ? (value.value as T) : null;
  };
  const [connection, candidate, report] = await Promise.all([
    opened<StoredConnection>('connection', row.connection, row.connectionKey),
    opened<Candidate>('candidate', row.candidate, row.candidateKey),
    opened<Report>('report', row.report, row.reportKey),
  ]);
  const { id, type, name, nextCheckAt, verifiedAt, checkedAt, createdAt, createdBy } = row;
  return {
    id,
    type,
    name,
    nextCheckAt,
    verifiedAt,
    checkedAt,
    createdAt,
    createdBy,
    connection,
    candidate,
    keepsSealedCandidate: row.candidate !== null && candidate === null,
    keyNotHeld,
    // The plain columns are what sweeps go by, so where both say something they decide.
    status: connection
      ? { ...(report?.status ?? withoutReport(row)), since: row.since }
      : unreadable(withoutReport(row), row),
    learned: report?.learned ?? null,
    proof: report?.proof ?? null,
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
