type Props = {
  label: string;
  describedBy?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
};

/** Takes effect at once. Its label is for screen readers; what it does stands beside it. */
export const Switch = ({ label, describedBy, checked, onChange, disabled }: Props) => (
  <input
    type="checkbox"
    role="switch"
    aria-label={label}
    aria-describedby={describedBy}
    checked={checked}
    disabled={disabled}
    onChange={(event) => onChange(event.target.checked)}
    className="relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-100 before:absolute before:top-[2px] before:left-[2px] before:size-3.5 before:rounded-full before:bg-idle before:transition-transform before:duration-100 checked:border-transparent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent disabled:cursor-default disabled:opacity-55"
  />
);
