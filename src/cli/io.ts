import type { Readable } from 'node:stream';

/** What a command may touch of the terminal it was called from. */
export type Io = {
  env: Record<string, string | undefined>;
  /** Standard input; `isTTY` where a person types. */
  input: Readable & { isTTY?: boolean };
  /** Standard output: the answer. */
  write: (text: string) => void;
  /** Standard error: prompts, warnings and problems. */
  complain: (text: string) => void;
};

/** A command that was called in a way it does not know: shown with its usage, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
