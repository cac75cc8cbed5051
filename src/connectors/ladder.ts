import type { Failure } from '#integrations/failure.ts';
import type { Evidence, Rung, RungOutcome } from '#integrations/verdict.ts';
import type { Result } from '#kernel/result.ts';

/** How a rung tells what decided it, before it answers. */
export type Note = (label: string, value: string) => void;

/** One question about a connection. Rungs are ordered so that each answer makes the next question fair. */
export type Question = {
  id: string;
  question: string;
  ask: (note: Note) => Promise<Result<'passed' | 'not_needed', Failure>>;
};

export type Climb = { rungs: readonly Rung[]; failure: Failure | null };

/** Asks the questions in turn and stops at the first no; what lies above it is not reached. */
export async function climb(
  questions: readonly Question[],
  onRung: (rungs: readonly Rung[]) => void = () => {},
): Promise<Climb> {
  const rungs: Rung[] = [];
  let failure: Failure | null = null;

  for (const { id, question, ask } of questions) {
    if (failure) {
      rungs.push({ id, question, outcome: 'not_reached', durationMs: null, evidence: [] });
      continue;
    }
    const evidence: Evidence[] = [];
    const startedAt = performance.now();
    // oxlint-disable-next-line eslint/no-await-in-loop -- a rung is only fair once the one below it has passed
    const answer = await ask((label, value) => evidence.push({ label, value }));
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;

    if (!answer.ok) failure = answer.failure;
    const outcome: RungOutcome = answer.ok ? answer.value : 'failed';
    rungs.push({ id, question, outcome, durationMs, evidence });
    onRung([...rungs]);
  }
  return { rungs, failure };
}
