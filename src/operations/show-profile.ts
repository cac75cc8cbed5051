import type { Profile } from '#contract/profile.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { requirePerson } from '#people/require-confirmed.ts';
import type { Passkey } from '#store/passkeys.ts';
import type { Context } from './context.ts';

export async function showProfile(
  { store }: Context,
  actor: Actor,
  party: RelyingParty | null,
): Promise<Profile> {
  const { personId } = requirePerson(actor);
  const person = await store.people.find(personId);
  if (!person) throw new Refusal('not_signed_in', 'Your account has been removed.');
  const { id, email, name, passwordHash, totpAddedAt } = person;
  const roles = await store.roles.withIds(person.roles);
  const provider = await store.providers.find();
  const comesByProvider = provider !== null && (await store.identities.hasAny(id));
  return {
    id,
    email,
    name,
    roles: roles.map((role) => ({ id: role.id, name: role.name })),
    hasPassword: passwordHash !== null,
    provider: comesByProvider ? { name: provider.chosen.name } : null,
    needsSecondFactor: roles.some((role) => role.needsSecondFactor),
    totp: totpAddedAt === null ? null : { addedAt: totpAddedAt },
    recoveryCodesLeft: await store.recoveryCodes.countOf(id),
    passkeys: (await store.passkeys.listOf(id)).map(renderPasskey),
    passkeysWork: party !== null,
  };
}

export const renderPasskey = ({ id, name, isBackedUp, createdAt, lastUsedAt }: Passkey) => ({
  id,
  name,
  isBackedUp,
  createdAt,
  lastUsedAt,
});
