import type { CredentialKind, Failure } from '#integrations/failure.ts';
import type { Myself } from './endpoints.ts';
import { nameOf } from './identity.ts';

/**
 * Whether the account that answered is the one that was entered. A service account's token carries its own account,
 * so an email beside it was never used and is not held against it.
 */
export function failureOfMatch(me: Myself, entered: string | null, kind: CredentialKind): Failure | null {
  if (entered === null || kind === 'personal_access_token') return null;
  if (kind === 'service_account_token' && me.accountType !== 'atlassian') return null;

  const names = [me.emailAddress, kind === 'password' ? me.name : null].filter((name) => !!name);
  const matches = names.length === 0 || names.some((name) => same(name ?? '', entered));
  return matches
    ? null
    : { reason: 'email_mismatch', entered, answered: me.emailAddress || me.name || nameOf(me) };
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
