import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  className?: string;
};

export function Disclosure({ summary, children, open = false, onToggle, className = '' }: Props) {
  return (
    <details
      open={open}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      className={`group ${className}`}
    >
      <summary className="flex list-none items-center gap-1.5 rounded-md py-1 text-sm font-medium text-soft hover:text-text">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-faint transition-transform duration-100 group-open:rotate-90"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
