import type { ComponentProps } from 'react';
import { Spinner } from './Spinner.tsx';

export type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  secondary: 'bg-surface text-text border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-soft border-transparent hover:bg-sunken hover:text-text',
  danger: 'bg-bad-fill text-on-bad border-transparent hover:opacity-90',
};

/** The looks of a button, for links that are pressed like one. */
export const buttonClass = (look: Look = 'secondary') =>
  `inline-flex h-9 shrink-0 items-center justify-center gap-2 rounded-md border px-3.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 disabled:opacity-55 aria-disabled:opacity-55 ${LOOKS[look]}`;

type Props = ComponentProps<'button'> & {
  look?: Look | undefined;
  busy?: boolean | undefined;
  icon?: React.ReactNode;
};

/** While busy it keeps its width, its label and the focus; only the icon turns, and pressing it does nothing. */
export function Button({ look, busy = false, icon, children, className = '', onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`${buttonClass(look)} ${className}`}
    >
      {busy && icon ? <Spinner /> : icon}
      {children}
    </button>
  );
}
