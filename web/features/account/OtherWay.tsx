import { KeyRound, LogIn } from 'lucide-react';
import { Button, buttonClass } from '#web/ui/Button.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';

const WIDE = 'w-full min-w-0';

/** Leaves this page for the provider, which sends the browser back. */
export const ProviderLink = ({ name, to }: { name: string; to: string }) => (
  <a
    href={`/api/sign-in/provider?${new URLSearchParams({ to }).toString()}`}
    className={`${buttonClass('primary')} ${WIDE}`}
  >
    <LogIn aria-hidden className="size-4 shrink-0" />
    <span className="truncate">Sign in with {name}</span>
  </a>
);

type PasskeyProps = {
  label: string;
  look?: 'primary' | 'secondary';
  busy: boolean;
  onClick: () => void;
};

export const PasskeyButton = ({ label, look = 'secondary', busy, onClick }: PasskeyProps) => (
  <Button
    look={look}
    busy={busy}
    onClick={onClick}
    className={WIDE}
    icon={busy ? <Spinner /> : <KeyRound aria-hidden className="size-4" />}
  >
    {label}
  </Button>
);

/** “or”, between two ways. */
export const Or = () => (
  <p className="flex items-center gap-3 text-sm text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
    or
  </p>
);
