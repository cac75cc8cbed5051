import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { sessionQuery } from '#web/api.ts';
import { WhoCan } from '#web/features/access/WhoCan.tsx';
import { ADD, commandsFor, type Command } from './commands.ts';
import { matching } from './matching.ts';
import { useNamed } from './use-named.ts';
import { useRun } from './use-run.ts';

/** Type to find, arrows to choose, Enter to go. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { permissions } = session;
  const { integrations, isSearching } = useNamed(typed, permissions.includes('integrations.read'));
  const navigate = useNavigate();
  const run = useRun(navigate);
  const commands = matching(commandsFor(permissions, integrations), typed);
  const isClosed =
    typed.trim() !== '' && !permissions.includes('integrations.add') && matching([ADD], typed).length > 0;
  // Follows the <dialog> element, which is opened by a call and not by an attribute.
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  // Follows the choice, which may be outside of what is scrolled into view.
  useEffect(() => {
    document.getElementById(`command-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const finish = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    run(command);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setChosen((chosen + by + commands.length) % Math.max(commands.length, 1));
    else if (event.key === 'Enter') finish(commands[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Commands"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] overflow-hidden rounded-lg border bg-surface p-0 text-text shadow-xl"
    >
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls="commands"
          aria-activedescendant={commands[chosen] ? `command-${chosen}` : undefined}
          aria-label="Search commands"
          placeholder="Go to, add, verify"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
        />
      </div>
      <ul
        id="commands"
        role="listbox"
        aria-label="Commands"
        hidden={commands.length === 0}
        className="max-h-80 overflow-y-auto p-1.5"
      >
        {commands.map((command, index) => (
          <li
            key={command.id}
            id={`command-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => finish(command)}
            onPointerMove={() => setChosen(index)}
            className="flex cursor-pointer items-center gap-3 rounded-md px-3 py-2 aria-selected:bg-accent-soft"
          >
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            <span className="text-xs text-faint">{command.group}</span>
          </li>
        ))}
      </ul>
      {commands.length === 0 && !isClosed && (
        <p role="status" className="px-4 py-6 text-center text-faint">
          {isSearching ? 'Searching' : 'Nothing is called that.'}
        </p>
      )}
      {isClosed && <WhoCan do="integrations.add" className="border-t px-4 py-3" />}
    </dialog>
  );
}
