import type { Provider, ProviderChange } from '#contract/settings.ts';

export type ProviderValues = Omit<ProviderChange, 'clientSecret'>;
export type SetValue = <Name extends keyof ProviderValues>(name: Name, value: ProviderValues[Name]) => void;

/** Careful until somebody chooses otherwise: nobody gets an account, and nothing shows on the sign-in page. */
const NEW: ProviderValues = {
  name: '',
  issuer: '',
  clientId: '',
  enabled: false,
  scopes: 'email profile',
  createsAccounts: false,
  asksSecondFactor: false,
  groupsClaim: 'groups',
  groups: [],
  defaultRole: null,
};

/** What the form begins with. Pure. */
export function valuesOf(provider: Provider | null): ProviderValues {
  if (!provider) return NEW;
  const { redirectUri: _redirect, signedOutUri: _signedOut, secret: _secret, ...values } = provider;
  return values;
}
