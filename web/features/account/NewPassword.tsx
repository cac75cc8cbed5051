import { DoorForm } from './DoorForm.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';

type Props = { email: string; busy: boolean; error: Error | null; onSubmit: (password: string) => void };

export const NewPassword = ({ email, busy, error, onSubmit }: Props) => (
  <FrontDoor
    title="Choose a new password"
    lead={
      <>
        For <span className="wrap-anywhere text-text">{email}</span>. The old one stops working, and every
        open session ends.
      </>
    }
  >
    <DoorForm
      submit="Set the password"
      busy={busy}
      error={error}
      fields={['password']}
      onSubmit={(typed) => onSubmit(typed('password'))}
    >
      {/* For the browser, which keeps the password under this name. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordField label="New password" autoFocus error={error} />
    </DoorForm>
  </FrontDoor>
);
