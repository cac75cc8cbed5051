import { errorOf } from '#web/refused.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';

type Props = { email: string; busy: boolean; error: Error | null; onSubmit: (email: string) => void };

export const AskReset = ({ email, busy, error, onSubmit }: Props) => (
  <DoorForm
    submit="Send the link"
    busy={busy}
    error={error}
    fields={['email']}
    onSubmit={(typed) => onSubmit(typed('email').trim())}
  >
    <TextField
      label="Email"
      name="email"
      type="email"
      autoComplete="username"
      autoFocus
      required
      defaultValue={email}
      error={errorOf(error, 'email')}
    />
  </DoorForm>
);
