import { ChevronRight } from 'lucide-react';
import { KIND, type Kind, KINDS } from './kinds.ts';

export const KindPicker = ({ onPick }: { onPick: (kind: Kind) => void }) => (
  <ul className="grid gap-3 sm:grid-cols-2">
    {KINDS.map((kind) => (
      <li key={kind}>
        <Choice kind={kind} onPick={() => onPick(kind)} />
      </li>
    ))}
  </ul>
);

function Choice({ kind, onPick }: { kind: Kind; onPick: () => void }) {
  const { word, icon: Icon, about } = KIND[kind];
  return (
    <button
      type="button"
      onClick={onPick}
      className="flex h-full w-full items-center gap-4 rounded-lg border bg-surface p-5 text-left hover:border-accent hover:bg-sunken"
    >
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-md bg-accent-soft text-accent-text"
      >
        <Icon className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{word}</span>
        <span className="block text-sm text-soft">{about}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-faint" />
    </button>
  );
}
