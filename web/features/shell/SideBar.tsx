import { Link } from '@tanstack/react-router';
import { BookOpen, Cable, LayoutDashboard, Menu, Search, Settings, X } from 'lucide-react';
import { useState } from 'react';
import { Logo } from '#web/ui/Logo.tsx';
import { SignOut } from './SignOut.tsx';

const ITEM =
  'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-soft hover:bg-sunken hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text';
const ICON = 'size-4 shrink-0';

type Props = { email: string; onSearch: () => void };

/** A bar at the left; on a phone a menu under the top bar. One set of links either way. */
export function SideBar({ email, onSearch }: Props) {
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
          <Link to="/" activeOptions={{ exact: true }} className={ITEM}>
            <LayoutDashboard aria-hidden className={ICON} />
            Overview
          </Link>
          <Link to="/integrations" className={ITEM}>
            <Cable aria-hidden className={ICON} />
            Integrations
          </Link>
          <Link to="/guides/jira" className={ITEM}>
            <BookOpen aria-hidden className={ICON} />
            Guide
          </Link>
          <Link to="/settings" className={`${ITEM} md:mt-auto`}>
            <Settings aria-hidden className={ICON} />
            Settings
          </Link>
        </nav>
        <SignOut email={email} />
      </div>
    </header>
  );
}
