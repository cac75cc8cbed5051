import type { Person } from '#contract/people.ts';

export const hasSecondFactor = ({ secondFactor: { totp, passkeys } }: Pick<Person, 'secondFactor'>) =>
  totp || passkeys > 0;

/** “Authenticator app and 2 passkeys.” Pure. */
export function secondFactorWords({ secondFactor: { totp, passkeys } }: Pick<Person, 'secondFactor'>) {
  const passkeyWords = passkeys === 0 ? [] : [passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`];
  return [...(totp ? ['Authenticator app'] : []), ...passkeyWords].join(' and ') || 'None';
}
