import { type KeyboardEvent, type ReactNode, useId } from 'react';

export type Tab = { id: string; label: string; content: ReactNode };
type Props = { label: string; tabs: readonly Tab[]; current: string; onChange: (id: string) => void };

/** Arrow keys move between the tabs, as screen readers expect. */
export function Tabs({ label, tabs, current, onChange }: Props) {
  const id = useId();
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const index = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    if (by === 0 || !next) return;
    onChange(next.id);
    document.getElementById(`${id}-${next.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} onKeyDown={step} className="flex gap-1 border-b px-3">
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
            className="-mb-px h-12 border-b-2 border-transparent px-2 font-medium text-faint hover:text-text aria-selected:border-accent aria-selected:text-text"
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>
        {tabs.find((tab) => tab.id === current)?.content}
      </div>
    </>
  );
}
