import type { Invitation } from '#contract/people.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { showInvitation } from './show-invitation.ts';

/** The newest first, those that ended too. */
export async function listInvitations(ctx: Context, actor: Actor): Promise<Invitation[]> {
  authorize(actor, 'people.read');
  const roles = await ctx.store.roles.list();
  const invitations = await ctx.store.invitations.list();
  const mails = await ctx.store.mails.latestByInvitation();
  const now = ctx.now();
  return invitations.map((invitation) =>
    showInvitation({ ...invitation, mail: mails.get(invitation.id) ?? null }, roles, now),
  );
}
