import type { ReactNode } from 'react';
import { ApiProblem } from '#web/request.ts';
import { Button } from '#web/ui/Button.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { useFocusRefused } from '#web/ui/use-focus-refused.ts';

type Props = {
  submit: string;
  busy: boolean;
  error: Error | null;
  /** The fields that show their own errors; what is wrong besides is shown above them. */
  fields: readonly string[];
  look?: 'primary' | 'secondary';
  onSubmit: (typed: (name: string) => string) => void;
  children: ReactNode;
};

/** One column, one button. What was typed stays where it is when it is refused. */
export function DoorForm({ submit, busy, error, fields, look = 'primary', onSubmit, children }: Props) {
  const form = useFocusRefused(error);
  return (
    <form
      ref={form}
      noValidate
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit(reader(new FormData(event.currentTarget)));
      }}
    >
      {error && !isAtField(error, fields) && <Notice alert tone="bad" title={error.message} />}
      {children}
      <Button type="submit" look={look} busy={busy} icon={busy && <Spinner />} className="w-full">
        {submit}
      </Button>
    </form>
  );
}

const isAtField = (error: Error, fields: readonly string[]) =>
  error instanceof ApiProblem && error.problem.errors?.some(({ field }) => fields.includes(field));

const reader = (typed: FormData) => (name: string) => {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
};
