type Props = { label: string; value: string | undefined; onChange: (day: string | undefined) => void };

/** A day, told once it is a whole one. */
export const DayField = ({ label, value, onChange }: Props) => (
  <label className="flex h-9 min-w-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text">
    <span className="shrink-0 text-faint">{label}</span>
    <input
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="min-w-0 flex-1 bg-transparent outline-none"
    />
  </label>
);
