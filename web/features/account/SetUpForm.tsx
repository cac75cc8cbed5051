import type { SetUp } from '#contract/session.ts';
import { errorOf } from '#web/refused.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { DoorForm } from './DoorForm.tsx';
import { NewPasswordField } from './NewPasswordField.tsx';

type Props = { busy: boolean; error: Error | null; onSubmit: (typed: Omit<SetUp, 'token'>) => void };

/** The first account. */
export const SetUpForm = ({ busy, error, onSubmit }: Props) => (
  <DoorForm
    submit="Create account"
    busy={busy}
    error={error}
    fields={['email', 'name', 'password']}
    onSubmit={(typed) => {
      const name = typed('name').trim();
      onSubmit({ email: typed('email'), password: typed('password'), ...(name && { name }) });
    }}
  >
    <TextField
      label="Email"
      name="email"
      type="email"
      autoComplete="username"
      autoFocus
      required
      error={errorOf(error, 'email')}
    />
    <TextField
      label="Your name"
      name="name"
      autoComplete="name"
      hint="As colleagues will see it. Left empty, it is the part before the @."
      error={errorOf(error, 'name')}
    />
    <NewPasswordField error={error} />
  </DoorForm>
);
