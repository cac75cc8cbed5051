import type { Invitation } from '#store/invitations.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/**
 * Takes up the open invitation of an email that is proven to be theirs: the caller makes the account with its roles
 * and audits that. Null where there is none, or an account already. Holds the email until the transaction ends, so
 * that no two ways in make an account for it at once. Only the one with the token, where that is what they have.
 */
export async function takeInvitation(
  ctx: Pick<Context, 'now'>,
  store: Store,
  { email, tokenHash }: { email: string; tokenHash?: string },
): Promise<Invitation | null> {
  await store.invitations.lockEmail(email);
  if (await store.people.findByEmail(email)) return null;
  const at = ctx.now();
  const invitation = await store.invitations.lockOpen(email, at);
  if (!invitation || (tokenHash !== undefined && tokenHash !== invitation.tokenHash)) return null;
  const roles = await store.roles.holdWithIds(invitation.roles);
  if (roles.length === 0) return null;
  await store.invitations.change(invitation.id, { acceptedAt: at });
  return { ...invitation, acceptedAt: at, roles: roles.map(({ id }) => id) };
}
