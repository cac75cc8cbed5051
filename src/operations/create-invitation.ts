import type { InvitationMade, NewInvitation } from '#contract/people.ts';
import { plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { INVITED_FOR_MS } from '#people/invitation.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { endInvitation, targetOf } from './find-invitation.ts';
import { handOver } from './hand-over.ts';
import { nameOf } from './name-of.ts';
import { requireNoAccount } from './require-no-account.ts';
import { rolesToGive } from './roles-to-give.ts';
import { showInvitation } from './show-invitation.ts';

/** `base` is where links lead. */
type Given = NewInvitation & { base: string };

/** An invitation that is still open for the same email ends with the new one. */
export async function createInvitation(ctx: Context, actor: Actor, given: Given): Promise<InvitationMade> {
  authorize(actor, 'people.manage');
  const email = given.email.toLowerCase();
  const name = given.name ?? email.split('@')[0] ?? email;
  return ctx.store.transaction(async (store) => {
    await store.invitations.lockEmail(email);
    await requireNoAccount(store, email);
    const roles = await rolesToGive(store, actor, given.roles);
    const at = ctx.now();
    const open = await store.invitations.lockOpen(email, at);
    if (open) await endInvitation(store, open.id, at);

    const { token, hash: tokenHash } = ctx.secrets.createToken();
    const invitation = {
      id: ctx.newId(),
      tokenHash,
      email,
      name,
      roles: roles.map(({ id }) => id),
      createdAt: at,
      createdBy: nameOf(actor),
      invitedById: 'personId' in actor ? actor.personId : null,
      expiresAt: plusMs(at, INVITED_FOR_MS),
      acceptedAt: null,
      revokedAt: null,
    };
    await store.invitations.insert(invitation);
    const { link, mail } = await handOver(ctx, store, actor, invitation, `${given.base}/invitation#${token}`);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'invitation.created',
      target: targetOf(invitation),
      more: { name, roles: roles.map((role) => role.name) },
    });
    return {
      invitation: showInvitation({ ...invitation, mail }, roles, at),
      link,
      expiresAt: invitation.expiresAt,
    };
  });
}
