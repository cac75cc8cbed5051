import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Field, type FieldError } from './Field.tsx';

export type Found = { id: string; name: string; about: string };
type Props = {
  label: string;
  hint?: ReactNode;
  /** Of the field, for forms that give it the focus. */
  name?: string;
  placeholder: string;
  /** What was found is called together. */
  listLabel: string;
  /** Said where nothing fits. */
  nothing: string;
  typed: string;
  onTyped: (typed: string) => void;
  found: readonly Found[];
  isSearching: boolean;
  onPick: (id: string) => void;
  error?: FieldError | undefined;
};

/** Type to find, arrows to choose, Enter to add. */
export function Finder({ label, hint, name, placeholder, listLabel, nothing, ...rest }: Props) {
  const { typed, onTyped, found, isSearching, onPick, error } = rest;
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const isOpen = typed.trim() !== '';
  const list = useRef<HTMLUListElement>(null);
  // Follows what is found, which may open outside of what is scrolled into view.
  useEffect(() => {
    if (found.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [found.length]);

  const pick = (one: Found | undefined) => {
    if (!one) return;
    onPick(one.id);
    onTyped('');
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setChosen((chosen + by + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') pick(isSearching ? undefined : found[chosen]);
    else if (event.key === 'Escape') onTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            name={name}
            role="combobox"
            aria-expanded={isOpen && found.length > 0}
            aria-controls={`${id}-found`}
            aria-autocomplete="list"
            aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              onTyped(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <ul
            ref={list}
            id={`${id}-found`}
            role="listbox"
            aria-label={listLabel}
            hidden={found.length === 0}
            className="rounded-md border p-1"
          >
            {found.map((one, index) => (
              <li
                key={one.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosen}
                onClick={() => pick(one)}
                onPointerMove={() => setChosen(index)}
                className="flex cursor-pointer flex-wrap items-baseline gap-x-2 rounded px-2 py-1.5 aria-selected:bg-accent-soft"
              >
                <span className="min-w-0 wrap-anywhere">{one.name}</span>
                <span className="min-w-0 text-sm wrap-anywhere text-faint">{one.about}</span>
              </li>
            ))}
          </ul>
          {isOpen && found.length === 0 && (
            <p role="status" className="text-sm text-faint">
              {isSearching ? 'Searching' : nothing}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
