import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldError } from './Field.tsx';

type Props = Omit<ComponentProps<'input'>, 'className' | 'id'> & {
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  error?: FieldError | undefined;
};

export function TextField({ label, hint, optional = false, error, ...input }: Props) {
  return (
    <Field label={label} hint={hint} optional={optional} error={error}>
      {(wiring) => <input {...input} {...wiring} />}
    </Field>
  );
}
