import type { OpenInvitation } from '#contract/people.ts';
import { Time } from '#web/ui/Time.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { errorOf } from '#web/refused.tsx';
import { DoorForm } from './DoorForm.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';
import { Or, ProviderLink } from './OtherWay.tsx';

type Props = {
  invitation: OpenInvitation;
  busy: boolean;
  error: Error | null;
  onAccept: (typed: { name: string; password: string }) => void;
};

/** Who invites, and the ways to accept. */
export function Invited({ invitation, busy, error, onAccept }: Props) {
  const { email, name, invitedBy, expiresAt, passwordNeeded, provider } = invitation;
  return (
    <FrontDoor
      title="Welcome to OwlHub"
      lead={
        <>
          <span className="wrap-anywhere text-text">{invitedBy}</span> invites you as{' '}
          <span className="wrap-anywhere text-text">{email}</span>. The invitation ends{' '}
          <Time at={expiresAt} />.
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {provider && <ProviderLink name={provider.name} to="/" />}
        {provider && passwordNeeded && <Or />}
        {passwordNeeded && (
          <DoorForm
            submit="Create account"
            look={provider ? 'secondary' : 'primary'}
            busy={busy}
            error={error}
            fields={['name', 'password']}
            onSubmit={(typed) => onAccept({ name: typed('name').trim(), password: typed('password') })}
          >
            {/* For the browser, which keeps the password under this name. */}
            <input type="email" autoComplete="username" value={email} readOnly hidden />
            <TextField
              label="Your name"
              name="name"
              autoComplete="name"
              autoFocus
              required
              defaultValue={name}
              hint="As colleagues will see it."
              error={errorOf(error, 'name')}
            />
            <NewPasswordField error={error} />
          </DoorForm>
        )}
      </div>
    </FrontDoor>
  );
}
