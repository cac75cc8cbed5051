import type { Instant } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Target } from '#people/audit.ts';
import type { Invitation } from '#store/invitations.ts';
import type { Store } from '#store/store.ts';

/** One that was not taken up yet, held until the transaction ends, with everything that happens to its email. */
export async function lockInvitation(store: Store, id: string): Promise<Invitation> {
  const found = await store.invitations.find(id);
  if (found) await store.invitations.lockEmail(found.email);
  const invitation = await store.invitations.lock(id);
  if (!invitation) throw new Refusal('not_found', 'There is no such invitation.');
  if (invitation.acceptedAt !== null) {
    throw new Refusal('conflict', `${invitation.email} has accepted this invitation already.`);
  }
  return invitation;
}

/** With the mail that would have carried its link. */
export async function endInvitation(store: Store, id: string, at: Instant): Promise<void> {
  await store.invitations.change(id, { revokedAt: at });
  await store.mails.removeWaitingFor(id);
}

export const targetOf = ({ id, email }: Pick<Invitation, 'id' | 'email'>): Target => ({
  kind: 'invitation',
  id,
  label: email,
});
