import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import { ApiProblem } from './request.ts';

/** What the server says about one field, or about one inside of it such as `roles.0`. */
export function errorOf(error: Error | null, field: string) {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.problem.errors?.find((each) => each.field === field || each.field.startsWith(`${field}.`));
}

type Props = { error: Error | null; title: string; fields?: readonly string[] };

/** What was refused and stands at none of the fields that are shown. */
export function Refused({ error, title, fields = [] }: Props) {
  if (!error || fields.some((field) => errorOf(error, field))) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <Notice alert tone="bad" title={title}>
      <p>{error.message}</p>
      {problem && problem.status >= 500 && problem.instance && (
        <p className="text-faint">Request {problem.instance}</p>
      )}
    </Notice>
  );
}

type FailedProps = { error: Error; title: string; onAgain: () => void };

/** The failed face of a list: why, and once more. */
export const Failed = ({ error, title, onAgain }: FailedProps) => (
  <div className="grid gap-3">
    <Refused error={error} title={title} />
    <Button className="justify-self-start" onClick={onAgain}>
      Try again
    </Button>
  </div>
);
