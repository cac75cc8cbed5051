import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;
type Props = { label: string; placeholder: string; value: string; onChange: (value: string) => void };

/** Tells what was typed once the person pauses or goes on to something else. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  // Follows what the page was told last, such as by the browser’s Back.
  useEffect(() => {
    tell.current = onChange;
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value, onChange]);
  // Follows the clock: the pause after the last key.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed === told.current) return;
      told.current = typed;
      tell.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // Told later, it would take a person back who has pressed a link meanwhile.
  const tellAtOnce = () => {
    if (typed === told.current) return;
    told.current = typed;
    onChange(typed);
  };
  return (
    <div className="relative">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-faint" />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={tellAtOnce}
        autoComplete="off"
        spellCheck={false}
        className="h-9 w-full rounded-md border border-line-strong bg-surface pr-3 pl-9 text-base text-text placeholder:text-faint"
      />
    </div>
  );
}
