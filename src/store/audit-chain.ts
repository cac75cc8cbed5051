import { createHash } from 'node:crypto';
import type { auditEntries } from './schema.ts';

export type AuditRow = typeof auditEntries.$inferSelect;

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
