import type { Proof } from '#contract/verdict.ts';

export const ACCOUNT_KIND: Record<Proof['accountKind'], string> = {
  person: 'Person',
  service_account: 'Service account',
  unknown: 'Kind of account unknown',
};

export const CREDENTIAL_KIND: Record<Proof['credentialKind'], string> = {
  classic_token: 'API token',
  scoped_token: 'API token with scopes',
  service_account_token: 'Service account’s API token',
  personal_access_token: 'Personal access token',
  password: 'Password',
};

export const VIA: Record<Proof['via'], string> = { site: '', gateway: ', through the gateway' };
