import type { LinkMade } from '#contract/people.ts';
import { plusMs } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { INVITED_FOR_MS } from '#people/invitation.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { endInvitation, lockInvitation, targetOf } from './find-invitation.ts';
import { handOver } from './hand-over.ts';
import { requireNoAccount } from './require-no-account.ts';
import { rolesToGive } from './roles-to-give.ts';

type Given = { id: string; base: string };

/** A new link for another 72 hours, also where the old one has expired. The old one dies. */
export async function renewInvitation(ctx: Context, actor: Actor, { id, base }: Given): Promise<LinkMade> {
  authorize(actor, 'people.manage');
  return ctx.store.transaction(async (store) => {
    const invitation = await lockInvitation(store, id);
    if (invitation.revokedAt !== null) throw new Refusal('conflict', WITHDRAWN);
    await requireNoAccount(store, invitation.email);
    await rolesToGive(store, actor, invitation.roles);
    const at = ctx.now();
    const open = await store.invitations.lockOpen(invitation.email, at);
    if (open && open.id !== id) await endInvitation(store, open.id, at);

    const { token, hash: tokenHash } = ctx.secrets.createToken();
    const expiresAt = plusMs(at, INVITED_FOR_MS);
    await store.invitations.change(id, { tokenHash, expiresAt });
    await store.mails.removeWaitingFor(id);
    const renewed = { ...invitation, expiresAt };
    const { link } = await handOver(ctx, store, actor, renewed, `${base}/invitation#${token}`);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, { action: 'invitation.renewed', target: targetOf(invitation) });
    return { link, expiresAt };
  });
}

const WITHDRAWN = 'This invitation was withdrawn or replaced. Invite them anew instead.';
