import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { endInvitation, lockInvitation, targetOf } from './find-invitation.ts';

/** Its link works no more. Withdrawn twice is withdrawn. */
export async function withdrawInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'people.manage');
  await ctx.store.transaction(async (store) => {
    const invitation = await lockInvitation(store, id);
    if (invitation.revokedAt !== null) return;
    await endInvitation(store, id, ctx.now());
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, { action: 'invitation.revoked', target: targetOf(invitation) });
  });
}
