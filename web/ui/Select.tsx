import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldError } from './Field.tsx';

export type Option = { value: string; label: string };
type Props = Omit<ComponentProps<'select'>, 'className' | 'id' | 'onChange' | 'children'> & {
  label: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  hint?: ReactNode;
  error?: FieldError | undefined;
};

export function Select({ label, options, onChange, hint, error, ...select }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ className, ...wiring }) => (
        <select
          {...select}
          {...wiring}
          onChange={(event) => onChange(event.target.value)}
          className={`${className} h-9.5`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
