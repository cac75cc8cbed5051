import type { Provider } from '#contract/settings.ts';
import { errorOf } from '#web/refused.tsx';
import { Disclosure } from '#web/ui/Disclosure.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import type { ProviderValues, SetValue } from './provider-values.ts';

type Props = {
  values: ProviderValues;
  set: SetValue;
  secret: string;
  setSecret: (secret: string) => void;
  stored: Provider['secret'] | undefined;
  error: Error | null;
};

const PLAIN = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;

/** Where the provider is, and who OwlHub is there. */
export const ConnectionFields = ({ values, set, secret, setSecret, stored, error }: Props) => (
  <>
    <TextField
      {...PLAIN}
      label="Name"
      hint="The button says “Sign in with” and this name."
      placeholder="Company account"
      value={values.name}
      maxLength={60}
      onChange={(event) => set('name', event.target.value)}
      error={errorOf(error, 'name')}
    />
    <TextField
      {...PLAIN}
      label="Issuer"
      inputMode="url"
      hint="The provider’s address, to which /.well-known/openid-configuration belongs."
      placeholder="https://login.example.com"
      value={values.issuer}
      onChange={(event) => set('issuer', event.target.value)}
      error={errorOf(error, 'issuer')}
    />
    <TextField
      {...PLAIN}
      label="Client ID"
      hint="The provider shows it where OwlHub was registered as an application."
      value={values.clientId}
      onChange={(event) => set('clientId', event.target.value)}
      error={errorOf(error, 'clientId')}
    />
    <TextField
      {...PLAIN}
      label="Client secret"
      type="password"
      autoComplete="new-password"
      hint="Sealed as soon as it is saved, and never shown again."
      placeholder={stored ? `Kept: ends in ${stored.lastFour || 'a few characters'}` : ''}
      value={secret}
      onChange={(event) => setSecret(event.target.value)}
      error={errorOf(error, 'clientSecret')}
    />
    <Disclosure summary="More options" open={errorOf(error, 'scopes') !== undefined}>
      <div className="pt-3">
        <TextField
          {...PLAIN}
          label="Scopes"
          hint="Asked for besides openid, with blanks between. Some providers send groups only for a scope of their own."
          value={values.scopes}
          onChange={(event) => set('scopes', event.target.value)}
          error={errorOf(error, 'scopes')}
        />
      </div>
    </Disclosure>
  </>
);
