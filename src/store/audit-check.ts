import { type AuditRow, type Head, hashOfChange, hashOfEntry } from './audit-chain.ts';
import type { HeadState } from './audit-head.ts';
import type { AuditRecord } from './audit-record.ts';
import { entriesIn, tellBreak, tellHead, tellNoted } from './audit-words.ts';

/** The number and the hash of the last entry at some moment. */
export type End = { seq: number; hash: string };

export type ChainCheck = {
  entries: number;
  unreadable: number;
  problems: string[];
  notes: string[];
  head: End;
};

type Given = {
  head: Head;
  state: HeadState;
  /** Every entry, the oldest first. */
  batches: AsyncIterable<readonly AuditRecord[]>;
  keysInForce: readonly string[];
  noted: End | null;
};

const PROBLEMS_AT_MOST = 200;

/** Follows the chain from its beginning to its end. Whatever is not as it was written is named. */
export async function checkChain({ head, state, batches, keysInForce, noted }: Given): Promise<ChainCheck> {
  const problems: string[] = [];
  const notes: string[] = [];
  const unreadable = new Map<string, number[]>();
  const explained = new Set(keysInForce);
  let entries = 0;
  let last: End | null = null;
  let notedHash: string | null = null;

  for await (const batch of batches) {
    for (const { row, opened } of batch) {
      entries += 1;
      problems.push(...wrongWith(row, { last, head }));
      if (row.action === 'key.forgotten' && row.targetId !== null) explained.add(row.targetId);
      if (opened.is === 'key_not_held') {
        const seqs = unreadable.get(opened.key) ?? [];
        seqs.push(row.seq);
        unreadable.set(opened.key, seqs);
      } else if (!isDetailOf(row, opened)) problems.push(`The details of entry ${row.seq} were changed.`);
      if (row.seq === noted?.seq) notedHash = row.hash;
      last = row;
    }
  }
  problems.push(...wrongAtEnd(last, head));
  const say = ({ problem, note }: { problem?: string; note?: string }) => {
    if (problem !== undefined) problems.push(problem);
    if (note !== undefined) notes.push(note);
  };
  const isExplained = (key: string | null) => key !== null && explained.has(key);
  for (const [key, seqs] of unreadable) {
    const told = `The details of ${entriesIn(seqs)} are sealed with the key “${key}”, which is not here.`;
    say(isExplained(key) ? { note: told } : { problem: `${told} Nothing says that it ever was.` });
  }
  say(tellHead(state));
  if ('breaks' in state) for (const one of state.breaks) say(tellBreak(one, isExplained));
  if (noted) say(tellNoted(noted, head, notedHash));
  const count = [...unreadable.values()].flat().length;
  const end = { seq: head.lastSeq, hash: head.lastHash };
  return { entries, unreadable: count, problems: atMost(problems), notes, head: end };
}

function wrongWith(row: AuditRow, { last, head }: { last: End | null; head: Head }): string[] {
  const { seq, previousHash } = row;
  if (seq < head.firstSeq) return [`Entry ${seq} was added before the beginning of the log.`];
  if (seq > head.lastSeq) return [`Entry ${seq} was added after the end of the log.`];
  const before = last && last.seq >= head.firstSeq ? last : { seq: head.firstSeq - 1, hash: head.baseHash };
  const isGap = seq > before.seq + 1;
  const follows = isGap || previousHash === before.hash;
  return [
    ...(isGap ? [missing(before.seq + 1, seq - 1)] : []),
    ...(follows ? [] : [unfollowed(seq, before.seq, head)]),
    ...(hashOfEntry(row) === row.hash ? [] : [`Entry ${seq} was changed.`]),
  ];
}

const unfollowed = (seq: number, before: number, { firstSeq }: Head) =>
  before < firstSeq
    ? `The beginning of the log was changed: entry ${seq} follows another one.`
    : `Entry ${before} was changed: entry ${seq} follows another one.`;

function wrongAtEnd(last: End | null, head: Head): string[] {
  const end = last && last.seq >= head.firstSeq ? last : { seq: head.firstSeq - 1, hash: head.baseHash };
  if (end.seq < head.lastSeq) {
    return [`${missing(end.seq + 1, head.lastSeq).slice(0, -1)}: the end of the log was cut off.`];
  }
  if (end.seq > head.lastSeq || end.hash === head.lastHash) return [];
  return [`Entry ${end.seq} was changed: the log ends with another one.`];
}

const missing = (first: number, last: number) =>
  first === last ? `Entry ${first} is missing.` : `Entries ${first} to ${last} are missing.`;

function isDetailOf({ changeHash }: AuditRow, opened: AuditRecord['opened']): boolean {
  if (opened.is === 'none') return changeHash === null;
  return opened.is === 'opened' && changeHash === hashOfChange(opened.detail);
}

const atMost = (problems: string[]) =>
  problems.length <= PROBLEMS_AT_MOST
    ? problems
    : [...problems.slice(0, PROBLEMS_AT_MOST), `And ${problems.length - PROBLEMS_AT_MOST} more like these.`];
