import { Check } from '#web/ui/Check.tsx';
import type { ProviderValues, SetValue } from './provider-values.ts';

type Props = { values: ProviderValues; set: SetValue };

/** What signing in does, switch by switch. */
export const Switches = ({ values, set }: Props) => (
  <fieldset className="grid gap-3">
    <legend className="sr-only">Switches</legend>
    <Check
      label="Offer it on the sign-in page"
      about="Everybody sees the button. Test it first; tests work without it."
      checked={values.enabled}
      onChange={(on) => set('enabled', on)}
    />
    <Check
      label="Make accounts at the first sign-in"
      about="Without it only people who have an account here, or were invited, come in: those whose verified email is the same."
      checked={values.createsAccounts}
      onChange={(on) => set('createsAccounts', on)}
    />
    <Check
      label="The provider asks for a second factor itself"
      about="OwlHub then asks for none of its own. Leave it off where you are not sure."
      checked={values.asksSecondFactor}
      onChange={(on) => set('asksSecondFactor', on)}
    />
  </fieldset>
);
