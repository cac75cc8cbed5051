import { randomBytes } from 'node:crypto';
import { and, asc, desc, gt, lt, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import { storable } from '#kernel/storable.ts';
import type { AuditAction, AuditOutcome, Target } from '#people/audit.ts';
import type { AuditFilter } from '#people/audit-filter.ts';
import type { Vault } from '#secrets/vault.ts';
import { type AuditRow, hashOfChange, hashOfEntry } from './audit-chain.ts';
import { type ChainCheck, checkChain, type End } from './audit-check.ts';
import { conditionsOf } from './audit-conditions.ts';
import { judgeHead, moveHead, readHead } from './audit-head.ts';
import { type Trimmed, trimBefore } from './audit-trim.ts';
import type { AuditRecord, Detail } from './audit-record.ts';
import type { Database } from './database.ts';
import { keysIn } from './keys.ts';
import { rowName } from './row-name.ts';
import { auditEntries } from './schema.ts';
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

const BATCH = 500;

export const auditIn = (db: Database, vault: Vault) => {
  async function withDetail(row: AuditRow): Promise<AuditRecord> {
    const { change: text, changeKey: keyId } = row;
    if (text === null || keyId === null) return { row, opened: { is: text === keyId ? 'none' : 'broken' } };
    const opened = await vault.open(rowName('auditChange', String(row.seq)), { text, keyId });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed below
    if (opened.ok) return { row, opened: { is: 'opened', detail: opened.value as Detail } };
    const isHere = opened.failure.reason !== 'key_not_held';
    return { row, opened: isHere ? { is: 'broken' } : { is: 'key_not_held', key: keyId } };
  }
  const all = (rows: AuditRow[]) => Promise.all(rows.map(withDetail));

  async function* batchesIn(): AsyncGenerator<AuditRecord[]> {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const rows = await db
        .select()
        .from(auditEntries)
        .where(gt(auditEntries.seq, after))
        .orderBy(asc(auditEntries.seq))
        .limit(BATCH);
      const last = rows.at(-1);
      if (!last) return;
      yield await all(rows);
      after = last.seq;
    }
  }

  return {
    /**
     * Adds to the end of the chain, and answers its number. The end is locked until the transaction ends, so this is
     * the last thing that a transaction does.
     */
    async append({ target, change, ...entry }: NewAuditEntry): Promise<number> {
      const head = await readHead(db, true);
      const state = await judgeHead(db, vault, head);
      const seq = head.lastSeq + 1;
      const detail = change && { salt: randomBytes(16).toString('base64url'), text: JSON.stringify(change) };
      const sealed = detail && (await seal(db, vault, 'auditChange', String(seq), detail));
      const row = {
        ...entry,
        // The hash is of what will be read back.
        actor: storable(entry.actor),
        seq,
        targetKind: target?.kind ?? null,
        targetId: target?.id ?? null,
        target: target && storable(target.label),
        changeHash: detail && hashOfChange(detail),
        previousHash: head.lastHash,
      };
      const hash = hashOfEntry(row);
      await db
        .insert(auditEntries)
        .values({ ...row, hash, change: sealed?.text ?? null, changeKey: sealed?.key ?? null });
      await moveHead(db, vault, { head: { ...head, lastSeq: seq, lastHash: hash }, state });
      return seq;
    },

    /** The newest first: those before an entry, or from the end on. */
    async page(filter: AuditFilter, { before, limit }: { before?: number | undefined; limit: number }) {
      const older = before === undefined ? undefined : lt(auditEntries.seq, before);
      const rows = await db
        .select()
        .from(auditEntries)
        .where(and(conditionsOf(filter), older))
        .orderBy(desc(auditEntries.seq))
        .limit(limit);
      return all(rows);
    },
    /** When the oldest entry was written. */
    async oldest(): Promise<Instant | null> {
      const [row] = await db
        .select({ at: auditEntries.at })
        .from(auditEntries)
        .orderBy(asc(auditEntries.seq))
        .limit(1);
      return row?.at ?? null;
    },
    trimBefore: (before: Instant, limit: number): Promise<Trimmed | null> =>
      trimBefore(db, vault, before, limit),

    /** Everything that this transaction reads is of one moment. The first thing that it does. */
    freeze: async () => void (await db.execute(sql`set transaction isolation level repeatable read`)),
    /** Follows the whole chain and says what is wrong with it. `noted` is an end that somebody wrote down elsewhere. */
    async check(noted: End | null): Promise<ChainCheck> {
      const head = await readHead(db);
      const state = await judgeHead(db, vault, head);
      const keysInForce = (await keysIn(db).list()).map(({ id }) => id);
      return checkChain({ head, state, keysInForce, noted, batches: batchesIn() });
    },
  };
};
