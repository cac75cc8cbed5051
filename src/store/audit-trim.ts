import { asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import { judgeHead, moveHead, readHead } from './audit-head.ts';
import type { Database } from './database.ts';
import { auditEntries } from './schema.ts';

export type Trimmed = { firstSeq: number; lastSeq: number };

/**
 * Removes what was written before, from the old end on and at most `limit` entries, and moves the beginning of the
 * chain. Answers what went, or null where nothing did or only another process can seal where the chain begins now.
 */
export async function trimBefore(
  db: Database,
  vault: Vault,
  before: Instant,
  limit: number,
): Promise<Trimmed | null> {
  const head = await readHead(db, true);
  const state = await judgeHead(db, vault, head);
  if (state.is !== 'whole') return null;
  const [kept] = await db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(gte(auditEntries.at, before))
    .orderBy(asc(auditEntries.seq))
    .limit(1);
  const firstSeq = Math.min(kept?.seq ?? head.lastSeq + 1, head.firstSeq + limit);
  if (firstSeq <= head.firstSeq) return null;
  const [last] = await db
    .select({ hash: auditEntries.hash })
    .from(auditEntries)
    .where(eq(auditEntries.seq, firstSeq - 1));
  // A gap there is for the verification to tell, not for retention to hide.
  if (!last) return null;
  await db.execute(sql`set local owlhub.trims_audit = 'yes'`);
  await db.delete(auditEntries).where(lt(auditEntries.seq, firstSeq));
  await db.execute(sql`set local owlhub.trims_audit = 'no'`);
  await moveHead(db, vault, { head: { ...head, firstSeq, baseHash: last.hash }, state });
  return { firstSeq: head.firstSeq, lastSeq: firstSeq - 1 };
}
