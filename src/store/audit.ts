import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { AuditAction, AuditOutcome, Target } from '#people/audit.ts';
import type { Vault } from '#secrets/vault.ts';
import { hashOfChange, hashOfEntry } from './audit-chain.ts';
import type { Database } from './database.ts';
import { auditEntries, auditHead } from './schema.ts';
import { seal } from './sealing.ts';

export type NewAuditEntry = {
  at: Instant;
  actorKind: 'person' | 'token' | 'stranger' | 'system';
  actorId: string | null;
  actor: string;
  address: string | null;
  action: AuditAction;
  outcome: AuditOutcome;
  target: Target | null;
  /** Before, after and whatever else there is to tell; never a secret. */
  change: Record<string, unknown> | null;
};

const ONLY = 1;

export const auditIn = (db: Database, vault: Vault) => ({
  /**
   * Adds to the end of the chain. The end is locked until the transaction ends, so this is the last thing that a
   * transaction does.
   */
  async append({ target, change, ...entry }: NewAuditEntry): Promise<void> {
    const [head] = await db.select().from(auditHead).where(eq(auditHead.id, ONLY)).for('update');
    if (!head) throw new Error('The audit log has no head.');
    const seq = head.lastSeq + 1;
    const detail = change && { salt: randomBytes(16).toString('base64url'), text: JSON.stringify(change) };
    const sealed = detail && (await seal(db, vault, 'auditChange', String(seq), detail));
    const row = {
      ...entry,
      seq,
      targetKind: target?.kind ?? null,
      targetId: target?.id ?? null,
      target: target?.label ?? null,
      changeHash: detail && hashOfChange(detail),
      previousHash: head.lastHash,
    };
    const hash = hashOfEntry(row);
    await db
      .insert(auditEntries)
      .values({ ...row, hash, change: sealed?.text ?? null, changeKey: sealed?.key ?? null });
    const { firstSeq, baseHash } = head;
    const end = await seal(db, vault, 'auditSeal', String(ONLY), {
      firstSeq,
      baseHash,
      lastSeq: seq,
      lastHash: hash,
    });
    await db
      .update(auditHead)
      .set({ lastSeq: seq, lastHash: hash, seal: end.text, sealKey: end.key })
      .where(eq(auditHead.id, ONLY));
  },
});
