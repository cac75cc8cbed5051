import { ChevronRight } from 'lucide-react';
import type { Connector } from '#contract/connector.ts';

type Props = { connectors: readonly Connector[]; onPick: (type: Connector['type']) => void };

export const ConnectorPicker = ({ connectors, onPick }: Props) => (
  <ul className="grid gap-3 sm:grid-cols-2">
    {connectors.map((connector) => (
      <li key={connector.type}>
        <Choice connector={connector} onPick={onPick} />
      </li>
    ))}
  </ul>
);

function Choice({
  connector: { type, title, description },
  onPick,
}: { connector: Connector } & Pick<Props, 'onPick'>) {
  return (
    <button
      type="button"
      onClick={() => onPick(type)}
      className="flex h-full w-full items-center gap-4 rounded-lg border bg-surface p-5 text-left hover:border-accent hover:bg-sunken"
    >
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-md bg-accent-soft text-lg font-semibold text-accent-text"
      >
        {title[0]}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="block text-sm text-soft">{description}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-faint" />
    </button>
  );
}
