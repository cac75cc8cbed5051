import type { ReactNode } from 'react';
import { Button } from '#web/ui/Button.tsx';
import { Logo } from '#web/ui/Logo.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { Spinner } from '#web/ui/Spinner.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { ApiProblem } from '#web/request.ts';

type Props = {
  title: string;
  lead: ReactNode;
  submit: string;
  newPassword: boolean;
  busy: boolean;
  error: Error | null;
  onSubmit: (input: { email: string; password: string }) => void;
};

/** Email and password, for signing in and for the first account. */
export function PersonForm({ title, lead, submit, newPassword, busy, error, onSubmit }: Props) {
  const problem = error instanceof ApiProblem ? error.problem : null;
  const errorOf = (field: string) => problem?.errors?.find((each) => each.field === field);
  const alone = problem && !problem.errors?.some(({ field }) => field === 'email' || field === 'password');
  return (
    <FrontDoor title={title} lead={lead}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget);
          onSubmit({ email: text(typed, 'email'), password: text(typed, 'password') });
        }}
      >
        {alone && <Notice alert tone="bad" title={problem.detail} />}
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          error={errorOf('email')}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete={newPassword ? 'new-password' : 'current-password'}
          required
          hint={
            newPassword ? 'Ten characters or more. A few words are easier to remember than signs.' : undefined
          }
          error={errorOf('password')}
        />
        <Button type="submit" look="primary" busy={busy} icon={busy && <Spinner />} className="mt-1 w-full">
          {submit}
        </Button>
      </form>
    </FrontDoor>
  );
}

const text = (typed: FormData, name: string) => {
  const value = typed.get(name);
  return typeof value === 'string' ? value : '';
};

/** The page of somebody who is not inside yet. */
export function FrontDoor({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh place-items-start justify-center px-4 py-[12vh]">
      <title>{`${title} · OwlHub`}</title>
      <div className="w-full max-w-sm">
        <Logo className="mb-6 size-10" />
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="mt-1 mb-6 text-soft">{lead}</div>
        {children}
      </div>
    </main>
  );
}
