/** One thing wrong with what was sent. `field` is a path such as `siteUrl`; `fix` says what to do; `suggestion` can be entered as it is. */
export type FieldProblem = {
  field: string;
  message: string;
  fix: string;
  reason?: string;
  suggestion?: string;
};

type Code = 'not_found' | 'not_signed_in' | 'not_allowed' | 'conflict' | 'invalid' | 'too_many';

/** Thrown when an operation declines what it was asked. Each door translates it once. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  readonly problems: readonly FieldProblem[];
  /** How long to wait before asking again, for `too_many`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: Code,
    message: string,
    more: { problems?: readonly FieldProblem[]; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.problems = more.problems ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
