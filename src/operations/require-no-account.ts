import { Refusal } from '#kernel/refusal.ts';
import type { Store } from '#store/store.ts';

/** Whoever invites may see people anyway, so this tells. */
export async function requireNoAccount(store: Store, email: string): Promise<void> {
  const person = await store.people.findByEmail(email);
  if (!person) return;
  const message =
    person.deactivatedAt === null
      ? `${person.name} has an account with this email already. Change their roles instead.`
      : `${person.name} has an account with this email that is deactivated. Reactivate it instead.`;
  throw new Refusal('conflict', message);
}
