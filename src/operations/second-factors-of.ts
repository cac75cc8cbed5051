import type { SecondFactorNeeded } from '#contract/session.ts';
import type { Store } from '#store/store.ts';

type Method = SecondFactorNeeded['methods'][number];

/** With what a person can show that it is really them. None where they have no second factor. */
export async function secondFactorsOf(store: Store, personId: string): Promise<Method[]> {
  const person = await store.people.find(personId);
  const hasTotp = Boolean(person?.totpAddedAt);
  const hasPasskey = (await store.passkeys.countOf(personId)) > 0;
  if (!hasTotp && !hasPasskey) return [];
  const hasCode = (await store.recoveryCodes.countOf(personId)) > 0;
  return [
    ...(hasTotp ? ['totp' as const] : []),
    ...(hasPasskey ? ['passkey' as const] : []),
    ...(hasCode ? ['recovery_code' as const] : []),
  ];
}
