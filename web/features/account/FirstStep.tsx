import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session, SignIn, SignInOptions } from '#contract/session.ts';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { Notice } from '#web/ui/Notice.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { errorOf } from '#web/refused.tsx';
import { DoorForm } from './DoorForm.tsx';
import { Or, PasskeyButton, ProviderLink } from './OtherWay.tsx';
import { browserHasPasskeys } from './passkey.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

type Props = {
  options: SignInOptions;
  to: string;
  typed: SignIn;
  onType: (typed: SignIn) => void;
  busy: boolean;
  error: Error | null;
  onSubmit: () => void;
  onDone: (session: Session) => void;
};

/** Every way in that there is here, the usual one first. */
export function FirstStep({ options, to, onDone, ...form }: Props) {
  const { provider, password, passkeys } = options;
  const withPasskey = usePasskeySignIn(onDone);
  const own = (
    <div className="grid grid-cols-1 gap-3">
      <PasswordForm {...form} look={provider ? 'secondary' : 'primary'} />
      {passkeys && browserHasPasskeys() && (
        <>
          <PasskeyButton
            label="Sign in with a passkey"
            busy={withPasskey.isPending}
            onClick={() => withPasskey.mutate()}
          />
          {withPasskey.error && <Notice alert tone="bad" title={withPasskey.error.message} />}
        </>
      )}
    </div>
  );
  if (!provider) return own;
  return (
    <div className="grid grid-cols-1 gap-4">
      <ProviderLink name={provider.name} to={to} />
      {password === 'everyone' ? (
        <>
          <Or />
          {own}
        </>
      ) : (
        <Folded name={provider.name}>{own}</Folded>
      )}
    </div>
  );
}

/** One owner keeps a password for the day on which the provider is away. */
const Folded = ({ name, children }: { name: string; children: ReactNode }) => (
  <Disclosure summary={`${name} does not work?`}>
    <p className="mt-1 mb-4 text-sm text-soft">
      Everybody signs in with {name} here. One owner has a password for when that fails.
    </p>
    {children}
  </Disclosure>
);

type FormProps = Omit<Props, 'options' | 'to' | 'onDone'> & { look: 'primary' | 'secondary' };

function PasswordForm({ typed, onType, busy, error, onSubmit, look }: FormProps) {
  return (
    <DoorForm
      submit="Sign in"
      look={look}
      busy={busy}
      error={error}
      fields={['email', 'password']}
      onSubmit={onSubmit}
    >
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={look === 'primary'}
        required
        value={typed.email}
        onChange={(event) => onType({ ...typed, email: event.target.value })}
        error={errorOf(error, 'email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={typed.password}
        onChange={(event) => onType({ ...typed, password: event.target.value })}
        hint={
          <Link
            to="/forgot-password"
            search={typed.email ? { email: typed.email } : {}}
            className="text-accent-text underline underline-offset-2"
          >
            Forgot your password?
          </Link>
        }
        error={errorOf(error, 'password')}
      />
    </DoorForm>
  );
}
