import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export type FieldError = { message: string; fix: string; suggestion?: string | undefined };

export type Wiring = {
  id: string;
  'aria-describedby': string;
  'aria-invalid': true | undefined;
  className: string;
};

type Props = {
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  error?: FieldError | undefined;
  onSuggestion?: ((value: string) => void) | undefined;
  children: (wiring: Wiring) => ReactNode;
};

const INPUT =
  'w-full rounded-md border border-line-strong bg-surface px-3 py-1.5 text-base leading-6 text-text placeholder:text-faint aria-invalid:border-bad';

/** A label, its input, a hint and, where it was refused, what is wrong and the fix as a button. */
export function Field({ label, hint, optional = false, error, onSuggestion, children }: Props) {
  const id = useId();
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="min-w-0 font-medium wrap-anywhere">
          {label}
        </label>
        {optional && <span className="text-xs text-faint">Optional</span>}
      </div>
      {children({
        id,
        'aria-describedby': `${id}-hint ${id}-error`,
        'aria-invalid': error ? true : undefined,
        className: INPUT,
      })}
      <p id={`${id}-hint`} className="text-sm text-faint">
        {hint}
      </p>
      <div id={`${id}-error`} role={error ? 'alert' : undefined} hidden={!error}>
        {error && <Refused error={error} onSuggestion={onSuggestion} />}
      </div>
    </div>
  );
}

function Refused({ error, onSuggestion }: { error: FieldError } & Pick<Props, 'onSuggestion'>) {
  const { suggestion } = error;
  return (
    <div className="flex gap-2 rounded-md bg-bad-soft px-3 py-2 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="grid min-w-0 gap-1.5">
        <p>
          <span className="font-medium text-bad">{error.message}</span> {error.fix}
        </p>
        {suggestion && onSuggestion && (
          <button
            type="button"
            onClick={() => onSuggestion(suggestion)}
            className="justify-self-start rounded-md border border-line-strong bg-surface px-2.5 py-1 text-left font-medium wrap-anywhere hover:bg-sunken"
          >
            Use <span className="font-mono text-xs">{suggestion}</span>
          </button>
        )}
      </div>
    </div>
  );
}
