import { Link } from '@tanstack/react-router';
import { Menu, Search, X } from 'lucide-react';
import { useState } from 'react';
import { Logo } from '#web/ui/Logo.tsx';
import type { Session } from '#contract/session.ts';
import { placesFor } from '#web/places.ts';
import { Me } from './Me.tsx';

const ITEM =
  'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-soft hover:bg-sunken hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text';
const ICON = 'size-4 shrink-0';

type Props = { session: Session; onSearch: () => void };

/** A bar at the left; on a phone a menu under the top bar. One set of links either way. */
export function SideBar({ session, onSearch }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-10 border-b bg-surface md:flex md:h-dvh md:flex-col md:border-r md:border-b-0">
      <div className="flex h-14 items-center gap-2 px-4">
        <Link
          to="/"
          aria-label="OwlHub, home"
          className="mr-auto flex items-center gap-2.5 rounded-md font-semibold"
        >
          <Logo />
          OwlHub
        </Link>
        <button
          type="button"
          aria-label={open ? 'Close the menu' : 'Open the menu'}
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
          className="grid size-9 place-items-center rounded-md text-soft hover:bg-sunken md:hidden"
        >
          {open ? <X aria-hidden className="size-5" /> : <Menu aria-hidden className="size-5" />}
        </button>
      </div>
      <div
        id="menu"
        className={`${open ? 'flex' : 'hidden'} max-h-[calc(100dvh-3.5rem)] flex-col overflow-y-auto px-3 pb-3 md:flex md:min-h-0 md:flex-1`}
      >
        <button
          type="button"
          onClick={onSearch}
          className="mb-3 flex h-9 items-center gap-2.5 rounded-md border px-2.5 text-sm text-faint hover:bg-sunken hover:text-text"
        >
          <Search aria-hidden className={ICON} />
          Search or jump to
          <kbd className="ml-auto rounded border bg-sunken px-1.5 font-sans text-xs">/</kbd>
        </button>
        <nav aria-label="Main" className="flex flex-col gap-0.5 md:flex-1">
          {placesFor(session.permissions).map(
            ({ to, label, icon: Icon, notInBar }) =>
              !notInBar && (
                <Link
                  key={to}
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  className={`${ITEM} ${to === '/settings' ? 'md:mt-auto' : ''}`}
                >
                  <Icon aria-hidden className={ICON} />
                  {label}
                </Link>
              ),
          )}
        </nav>
        <Me person={session.person} />
      </div>
    </header>
  );
}
