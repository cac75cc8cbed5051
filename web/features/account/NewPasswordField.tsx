import { errorOf } from '#web/refused.tsx';
import { TextField } from '#web/ui/TextField.tsx';

type Props = { label?: string; error: Error | null; autoFocus?: boolean };

/** Tells the rule before it is broken, and what is wrong in its place. */
export const NewPasswordField = ({ label = 'Password', error, autoFocus = false }: Props) => (
  <TextField
    label={label}
    name="password"
    type="password"
    autoComplete="new-password"
    autoFocus={autoFocus}
    required
    hint="Ten characters or more. A few words are easier to remember than signs."
    error={errorOf(error, 'password')}
  />
);
