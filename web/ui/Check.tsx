import { type ReactNode, useId } from 'react';

type Props = {
  label: ReactNode;
  about?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  kind?: 'checkbox' | 'radio';
  name?: string;
};

/** Something that is chosen or not, with what it means. The whole of it can be pressed. */
export function Check({ label, about, checked, onChange, disabled = false, kind = 'checkbox', name }: Props) {
  const id = useId();
  return (
    <div className={`flex gap-3 ${disabled ? 'text-faint' : ''}`}>
      <input
        id={id}
        type={kind}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={about ? `${id}-about` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-[3px] size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium wrap-anywhere">
          {label}
        </label>
        {about && (
          <p id={`${id}-about`} className="text-sm text-faint">
            {about}
          </p>
        )}
      </div>
    </div>
  );
}
