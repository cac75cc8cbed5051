import { dateOf } from '#web/ui/day.ts';
import { TextField } from '#web/ui/TextField.tsx';
import { useToday } from '#web/ui/Time.tsx';
import type { ConnectionForm } from './use-connection-form.ts';

/** What a person knows about the end of the token that they enter. */
export const EndField = ({ form }: { form: ConnectionForm }) => (
  <TextField
    label="Token ends on"
    name="tokenEndsOn"
    type="date"
    optional
    min={dateOf(useToday())}
    value={form.value('tokenEndsOn')}
    onChange={(event) => form.set('tokenEndsOn', event.target.value)}
    hint="The last day on which the token works, as far as you know. OwlHub reminds of it in time."
    error={form.errors.tokenEndsOn}
  />
);
