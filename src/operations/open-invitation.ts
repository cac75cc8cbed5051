import type { OpenInvitation } from '#contract/people.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { statusOf } from '#people/invitation.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Invitation } from '#store/invitations.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { targetOf } from './find-invitation.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

/** Of links that do not work. */
const PER_ADDRESS = { name: 'invitation_address', points: 30, seconds: 15 * 60 };
const GONE =
  'This invitation link does not work any more, or was not copied whole. Ask whoever invited you for a new one.';

/** What an invitation says, to whoever holds its link. */
export async function openInvitation(ctx: Context, actor: Actor, token: string): Promise<OpenInvitation> {
  const { email, name, createdBy, expiresAt } = await invitationOf(ctx, actor, token);
  const { passwordSignIn } = await ctx.store.settings.read();
  const provider = await ctx.store.providers.find();
  await forgiveInvitation(ctx, actor);
  return {
    email,
    name,
    invitedBy: createdBy,
    expiresAt,
    passwordNeeded: passwordSignIn === 'everyone',
    provider: provider?.chosen.enabled ? { name: provider.chosen.name } : null,
  };
}

/** A link that works does not count: a whole office comes from one address. Only once all that it asks for is done. */
export const forgiveInvitation = (ctx: Context, actor: Actor): Promise<void> =>
  ctx.rateLimits.giveBack(PER_ADDRESS, networkOf(actor));

const networkOf = (actor: Actor) => visitorNetwork(actor.kind === 'stranger' ? actor.address : null);

/** The open invitation of a link. Why a link does not work is said to nobody. */
export async function invitationOf(ctx: Context, actor: Actor, token: string): Promise<Invitation> {
  await spendOrRefuse(ctx, PER_ADDRESS, networkOf(actor), 'Too many attempts. Wait a little and try again.');
  const invitation = await ctx.store.invitations.findByToken(ctx.secrets.hashToken(token));
  if (!invitation || statusOf(invitation, ctx.now()) !== 'open') {
    return refuseInvitation(ctx, actor, invitation);
  }
  return invitation;
}

export async function refuseInvitation(
  ctx: Context,
  actor: Actor,
  invitation: Invitation | null,
): Promise<never> {
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'invitation.refused',
      outcome: 'refused',
      ...(invitation && {
        target: targetOf(invitation),
        more: { status: statusOf(invitation, ctx.now()) },
      }),
    }),
  );
  throw new Refusal('gone', GONE);
}
