import type { What } from './changes.ts';

/** What is other, in words. */
export const CHANGE_WORDS: Record<What, string> = {
  site: 'Address entered',
  address: 'Addresses of the host',
  certificate: 'Certificate',
  version: 'Version',
  account: 'Account',
  right: 'Rights',
  token: 'Token',
  end: 'End of the token',
};
