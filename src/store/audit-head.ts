import { asc, eq, gt } from 'drizzle-orm';
import type { Vault } from '#secrets/vault.ts';
import { type AuditRow, goesOn, type Head, isSameHead } from './audit-chain.ts';
import type { Database } from './database.ts';
import { keysIn } from './keys.ts';
import { rowName } from './row-name.ts';
import { auditEntries, auditHead } from './schema.ts';
import { seal } from './sealing.ts';

const ONLY = 1;
const AT_MOST = 50;

type Row = typeof auditHead.$inferSelect;

/**
 * What was not as it was left when the log went on with `seq`. `rewritten`: the end was another one than was sealed.
 * `unreadable`: what was sealed could not be opened. `unsealed`: the entries from `fromSeq` on were written without a seal. Kept in the seal, so that going
 * on after a forgery does not make it good.
 */
export type Break = { seq: number } & (
  | { why: 'rewritten' }
  | { why: 'unreadable'; key: string | null }
  | { why: 'unsealed'; fromSeq: number }
);
type Sealed = Head & { breaks?: Break[] };

/** How the head and its seal fit each other. */
export type HeadState =
  | { is: 'whole'; breaks: Break[] }
  /** The entries after `sealedSeq` were written by a process that does not hold the key which the seal needs. */
  | { is: 'ahead'; breaks: Break[]; sealedSeq: number }
  | { is: 'rewritten'; breaks: Break[] }
  | { is: 'unreadable'; key: string | null; isInForce: boolean };

export async function readHead(db: Database, lock = false): Promise<Row> {
  const query = db.select().from(auditHead).where(eq(auditHead.id, ONLY));
  const [head] = await (lock ? query.for('update') : query);
  if (!head) throw new Error('The audit log has no head.');
  return head;
}

export async function judgeHead(db: Database, vault: Vault, head: Row): Promise<HeadState> {
  if (head.seal === null || head.sealKey === null) {
    return head.lastSeq === 0
      ? { is: 'whole', breaks: [] }
      : { is: 'unreadable', key: null, isInForce: false };
  }
  const opened = await vault.open(rowName('auditSeal', String(ONLY)), {
    text: head.seal,
    keyId: head.sealKey,
  });
  if (!opened.ok) {
    const isInForce = opened.failure.reason === 'key_not_held' && (await keysIn(db).isInForce(head.sealKey));
    return { is: 'unreadable', key: head.sealKey, isInForce };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- authenticated: what opens was sealed below
  const { breaks = [], ...sealed } = opened.value as Sealed;
  if (isSameHead(sealed, head)) return { is: 'whole', breaks };
  const isAhead =
    isSameHead({ ...sealed, lastSeq: head.lastSeq, lastHash: head.lastHash }, head) &&
    goesOn(await rowsAfter(db, sealed.lastSeq), { seq: sealed.lastSeq, hash: sealed.lastHash }, head);
  return isAhead ? { is: 'ahead', breaks, sealedSeq: sealed.lastSeq } : { is: 'rewritten', breaks };
}

/**
 * Moves the head, and seals where it is. What was found broken stays told. Where another process holds the key of the
 * seal, the seal stays behind for that one to bring up to date.
 */
export async function moveHead(
  db: Database,
  vault: Vault,
  { head, state }: { head: Head; state: HeadState },
): Promise<void> {
  const { firstSeq, baseHash, lastSeq, lastHash } = head;
  const keepsSeal = state.is === 'unreadable' && state.isInForce;
  const breaks = breaksAfter(state, lastSeq);
  const sealed = keepsSeal
    ? null
    : await seal(db, vault, 'auditSeal', String(ONLY), { firstSeq, baseHash, lastSeq, lastHash, breaks });
  await db
    .update(auditHead)
    .set({
      firstSeq,
      baseHash,
      lastSeq,
      lastHash,
      ...(sealed && { seal: sealed.text, sealKey: sealed.key }),
    })
    .where(eq(auditHead.id, ONLY));
}

function breaksAfter(state: HeadState, seq: number): Break[] {
  switch (state.is) {
    case 'whole':
      return state.breaks;
    case 'ahead':
      return [...state.breaks, { seq, why: 'unsealed' as const, fromSeq: state.sealedSeq + 1 }].slice(
        0,
        AT_MOST,
      );
    case 'rewritten':
      return [...state.breaks, { seq, why: 'rewritten' as const }].slice(0, AT_MOST);
    case 'unreadable':
      return [{ seq, why: 'unreadable', key: state.key }];
  }
}

const rowsAfter = (db: Database, seq: number): Promise<AuditRow[]> =>
  db.select().from(auditEntries).where(gt(auditEntries.seq, seq)).orderBy(asc(auditEntries.seq));
