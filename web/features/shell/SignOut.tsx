import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { signOut } from '#web/api.ts';

export function SignOut({ email }: { email: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: {} });
      client.clear();
    },
  });
  return (
    <div className="mt-3 flex items-center gap-2.5 border-t pt-3 pl-2.5">
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text uppercase"
      >
        {email[0]}
      </span>
      <span className="min-w-0 flex-1 truncate text-sm text-soft" title={email}>
        {email}
      </span>
      <button
        type="button"
        aria-label="Sign out"
        title="Sign out"
        disabled={leaving.isPending}
        onClick={() => leaving.mutate()}
        className="grid size-9 place-items-center rounded-md text-faint hover:bg-sunken hover:text-text"
      >
        <LogOut aria-hidden className="size-4" />
      </button>
    </div>
  );
}
