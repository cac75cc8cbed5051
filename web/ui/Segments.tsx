import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';

type Props<Value extends string> = {
  legend: string;
  options: readonly { value: Value; label: string; icon?: LucideIcon }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A choice between a few that are all in sight. */
export function Segments<Value extends string>({ legend, options, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{legend}</legend>
      <div className="inline-flex rounded-md border bg-sunken p-0.5">
        {options.map(({ value: each, label, icon: Icon }) => (
          <label
            key={each}
            className="flex h-8 cursor-pointer items-center gap-2 rounded px-2 text-sm sm:px-3 whitespace-nowrap text-soft has-checked:bg-surface has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={each === value}
              onChange={() => onChange(each)}
            />
            {Icon && <Icon aria-hidden className="size-4" />}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
