import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { peopleQuery } from '#web/admin-api.ts';
import { Field, type FieldError } from '#web/ui/Field.tsx';
import { usePaused } from '#web/ui/use-paused.ts';

const PAUSE_MS = 150;
const SHOWN = 6;

type Person = { id: string; name: string; email: string };
type Props = {
  name: string;
  without: readonly string[];
  onPick: (person: Person) => void;
  error: FieldError | undefined;
};

/** Type to find, arrows to choose, Enter to add. Asked of the server, however many people there are. */
export function PersonSearch({ name, without, onPick, error }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const search = usePaused(typed.trim(), PAUSE_MS);
  const isOpen = typed.trim() !== '';
  const { data, isFetching } = useQuery({
    ...peopleQuery({ search, status: 'active', limit: SHOWN }),
    enabled: search !== '',
  });
  const found = isOpen ? (data?.people ?? []).filter((person) => !without.includes(person.id)) : [];
  const list = useRef<HTMLUListElement>(null);
  // Follows what is found, which may open outside of what is scrolled into view.
  useEffect(() => {
    if (found.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [found.length]);
  const isSearching = isFetching || search !== typed.trim();

  const pick = (person: Person | undefined) => {
    if (!person) return;
    onPick({ id: person.id, name: person.name, email: person.email });
    setTyped('');
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setChosen((chosen + by + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') pick(isSearching ? undefined : found[chosen]);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <Field label="Add an owner" hint="People who are told first when something needs somebody." error={error}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            name={name}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={`${id}-found`}
            aria-autocomplete="list"
            aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
            placeholder="Name or email"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <ul
            ref={list}
            id={`${id}-found`}
            role="listbox"
            aria-label="People found"
            hidden={found.length === 0}
            className="rounded-md border p-1"
          >
            {found.map((person, index) => (
              <li
                key={person.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosen}
                onClick={() => pick(person)}
                onPointerMove={() => setChosen(index)}
                className="flex cursor-pointer flex-wrap items-baseline gap-x-2 rounded px-2 py-1.5 aria-selected:bg-accent-soft"
              >
                <span className="min-w-0 wrap-anywhere">{person.name}</span>
                <span className="min-w-0 text-sm wrap-anywhere text-faint">{person.email}</span>
              </li>
            ))}
          </ul>
          {isOpen && found.length === 0 && (
            <p role="status" className="text-sm text-faint">
              {isSearching ? 'Searching' : 'Nobody else is called that.'}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
