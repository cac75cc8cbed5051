import { X } from 'lucide-react';

type Props = { name: string; title?: string | undefined; onRemove?: (() => void) | undefined };

/** One of several that were chosen, and the way to take it out. */
export const Chip = ({ name, title, onRemove }: Props) => (
  <li
    title={title}
    className={`flex h-7 max-w-full items-center gap-1 rounded-full bg-sunken pl-3 text-sm ${onRemove ? 'pr-1' : 'pr-3'}`}
  >
    <span className="truncate">{name}</span>
    {onRemove && (
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-full text-faint hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    )}
  </li>
);
