/** One thing wrong with what was sent. `field` is a path such as `siteUrl`; `fix` says what to do; `suggestion` can be entered as it is. */
export type FieldProblem = {
  field: string;
  message: string;
  fix: string;
  reason?: string;
  suggestion?: string;
};

type Code = 'not_found' | 'not_signed_in' | 'not_allowed' | 'conflict' | 'gone' | 'invalid' | 'too_many';

type More = {
  problems?: readonly FieldProblem[];
  retryAfterSeconds?: number;
  permission?: string;
  reason?: string;
};

/** Thrown when an operation declines what it was asked. Each door translates it once. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  readonly problems: readonly FieldProblem[];
  /** How long to wait before asking again, for `too_many`. */
  readonly retryAfterSeconds: number | undefined;
  /** The permission that is missing: such a refusal is written to the audit log, and says who can. */
  readonly permission: string | undefined;
  /** What pages go by where they can help, such as `confirm_first`. */
  readonly reason: string | undefined;

  constructor(code: Code, message: string, more: More = {}) {
    super(message);
    this.code = code;
    this.problems = more.problems ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.permission = more.permission;
    this.reason = more.reason;
  }
}
