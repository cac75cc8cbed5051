import type { CredentialKind, Failure } from '#integrations/failure.ts';
import type { Myself } from './endpoints.ts';
import { nameOf } from './identity.ts';

/**
 * Whether the account that answered is the one that was entered. A service account's token carries its own account,
 * so an email beside it was never used and is not held against it.
 */
export function failureOfMatch(me: Myself, entered: string | null, kind: CredentialKind): Failure | null {
  if (entered === null) return null;
  if (kind === 'service_account_token' && me.accountType !== 'atlassian') return null;

  const isDataCenter = kind === 'password' || kind === 'personal_access_token';
  const names = [me.emailAddress, ...(isDataCenter ? [me.name] : [])].filter((name) => !!name);
  const spellings = isDataCenter ? [entered, withoutDomain(entered)] : [entered];
  const matches =
    names.length === 0 || names.some((name) => spellings.some((spelling) => same(name, spelling)));
  return matches
    ? null
    : { reason: 'email_mismatch', entered, answered: me.emailAddress || me.name || nameOf(me) };
}

/** Directories take `CORP\\bob` and `bob@corp` for `bob`. */
const withoutDomain = (login: string) => login.replace(/^.*\\/, '').replace(/@.*$/, '');

const same = (a: string | null | undefined, b: string) =>
  (a ?? '').trim().toLowerCase() === b.trim().toLowerCase();
