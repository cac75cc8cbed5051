import { Link } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import type { Session } from '#contract/session.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { useSignOut } from '#web/use-sign-out.ts';

/** The person at the foot of the bar: the way to the profile, and out. */
export function Me({ person: { name, email } }: { person: Session['person'] }) {
  const leaving = useSignOut();
  return (
    <div className="mt-3 flex items-center gap-1 border-t pt-3">
      <Link
        to="/profile"
        title={email}
        className="flex h-11 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2.5 hover:bg-sunken aria-[current=page]:bg-accent-soft"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1 leading-tight">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="block truncate text-xs text-faint">{email}</span>
        </span>
      </Link>
      <button
        type="button"
        aria-label="Sign out"
        title="Sign out"
        disabled={leaving.isPending}
        onClick={() => leaving.mutate()}
        className="grid size-9 shrink-0 place-items-center rounded-md text-faint hover:bg-sunken hover:text-text"
      >
        <LogOut aria-hidden className="size-4" />
      </button>
    </div>
  );
}
