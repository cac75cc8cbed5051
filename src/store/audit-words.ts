import type { Head } from './audit-chain.ts';
import type { End } from './audit-check.ts';
import type { Break, HeadState } from './audit-head.ts';

/** A problem is a change; a note is what could not be checked. */
type Told = { problem?: string; note?: string };

/** “entry 3”, “entries 3 to 7, 9”. */
export function entriesIn(seqs: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const seq of seqs) {
    const open = ranges.at(-1);
    if (open && open[1] === seq - 1) open[1] = seq;
    else ranges.push([seq, seq]);
  }
  const told = ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`));
  return `${seqs.length === 1 ? 'entry' : 'entries'} ${told.join(', ')}`;
}

export function tellHead(state: HeadState): Told {
  switch (state.is) {
    case 'whole':
      return {};
    case 'ahead':
      return { note: `The entries after ${state.sealedSeq} are not sealed yet.` };
    case 'rewritten':
      return { problem: 'The head of the log was rewritten: it is not the one that OwlHub sealed.' };
    case 'unreadable':
      return state.isInForce
        ? {
            note: `The head of the log is sealed with the key “${state.key}”, which is not here: whether the whole log was rewritten is for an OwlHub to say that holds it.`,
          }
        : { problem: 'The seal of the log’s head was removed or changed.' };
  }
}

export function tellBreak(found: Break, isExplained: (key: string | null) => boolean): Told {
  switch (found.why) {
    case 'rewritten':
      return { problem: `Before entry ${found.seq} was written, the head of the log had been rewritten.` };
    case 'unsealed':
      return {
        note: `Entries ${found.fromSeq} to ${found.seq - 1} were not sealed when they were written, because that OwlHub had not been restarted with the newest key.`,
      };
    case 'unreadable':
      return isExplained(found.key)
        ? {
            note: `Before entry ${found.seq} the head was sealed with the key “${found.key}”, which was forgotten.`,
          }
        : {
            problem: `Before entry ${found.seq} was written, the seal of the log’s head had been removed or changed.`,
          };
  }
}

/** Whether the end that somebody wrote down elsewhere is still part of the log. */
export function tellNoted({ seq, hash }: End, head: Head, found: string | null): Told {
  if (seq > head.lastSeq) {
    return {
      problem: `Entry ${seq}, which was noted elsewhere, is missing: the end of the log was cut off.`,
    };
  }
  if (seq < head.firstSeq - 1) {
    return { note: `Entry ${seq}, which was noted elsewhere, was old enough to be removed since.` };
  }
  const now = seq === head.firstSeq - 1 ? head.baseHash : found;
  if (now === hash) return {};
  return { problem: `Entry ${seq} is not the one that was noted elsewhere: the log was rewritten.` };
}
