import { createHash } from 'node:crypto';
import type { auditEntries } from './schema.ts';

export type AuditRow = typeof auditEntries.$inferSelect;

/** Where the chain begins and ends. `baseHash` is that of the last entry which retention removed. */
export type Head = { firstSeq: number; baseHash: string; lastSeq: number; lastHash: string };

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Of the sealed part, salted so that nobody can guess their way to it: the chain can be followed without any key. */
export const hashOfChange = (change: { salt: string; text: string }): string =>
  digest(`${change.salt}\n${change.text}`);

/** Covers every column but the ciphertext, which rotation changes; of that it covers the digest. */
export function hashOfEntry(row: Omit<AuditRow, 'hash' | 'change' | 'changeKey'>): string {
  const { seq, at, actorKind, actorId, actor, address, action, outcome } = row;
  const { targetKind, targetId, target, changeHash, previousHash } = row;
  const facts = [seq, at, actorKind, actorId, actor, address, action, outcome];
  return digest(JSON.stringify(facts.concat([targetKind, targetId, target, changeHash, previousHash])));
}

/** Whether the rows, oldest first, go on from `after` to the end that `head` names, each rightly. */
export function goesOn(rows: readonly AuditRow[], after: { seq: number; hash: string }, head: Head): boolean {
  const end = rows.reduce<{ seq: number; hash: string } | null>(
    (last, row) =>
      last && row.seq === last.seq + 1 && row.previousHash === last.hash && hashOfEntry(row) === row.hash
        ? row
        : null,
    after,
  );
  return end !== null && end.seq === head.lastSeq && end.hash === head.lastHash;
}

export const isSameHead = (one: Head, other: Head): boolean =>
  one.firstSeq === other.firstSeq &&
  one.baseHash === other.baseHash &&
  one.lastSeq === other.lastSeq &&
  one.lastHash === other.lastHash;
