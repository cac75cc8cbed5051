import type { Failure } from '#integrations/failure.ts';
import type { Evidence } from '#integrations/verdict.ts';
import { fail, type Result } from '#kernel/result.ts';
import type { Note } from '#connectors/ladder.ts';
import type { Ask } from '#connectors/network/line.ts';
import type { Found } from './find-jira.ts';
import { told } from './signs.ts';

/** Every anonymous answer is evidence of what stands at the address. */
export const noting =
  (ask: Ask, note: Note): Ask =>
  async (path, headers) => {
    const answer = await ask(path, headers);
    note(`${path}, without the token`, answer.ok ? told(answer.value) : answer.failure.reason);
    return answer;
  };

/** What a step of the way has told is evidence, whether it went on or not. */
export function handedOn<T extends { evidence: readonly Evidence[] }>(
  step: Result<T, { failure: Failure; evidence: readonly Evidence[] }>,
  note: Note,
): Result<T, Failure> {
  for (const { label, value } of step.ok ? step.value.evidence : step.failure.evidence) note(label, value);
  return step.ok ? step : fail(step.failure.failure);
}

export function noteFound({ edition, info, cloudId }: Found, note: Note) {
  note('Edition', edition === 'cloud' ? 'Jira Cloud' : 'Jira Data Center or Server');
  note('Version', info?.version ?? 'told only to those who are signed in');
  if (cloudId) note('Cloud id', cloudId);
}
