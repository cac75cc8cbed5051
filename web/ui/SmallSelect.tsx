import type { Option } from './Select.tsx';

type Props = { label: string; value: string; options: readonly Option[]; onChange: (value: string) => void };

/** A filter: what it is about stands in its first option. */
export const SmallSelect = ({ label, value, options, onChange }: Props) => (
  <select
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-base text-text"
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);
