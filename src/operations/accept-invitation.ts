import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Secret } from '#secrets/secret.ts';
import { labelOf } from './audit.ts';
import { beginSession } from './begin-session.ts';
import type { Context } from './context.ts';
import type { Found } from './find-session.ts';
import { forgiveInvitation, invitationOf, refuseInvitation } from './open-invitation.ts';
import { requireGoodPassword } from './require-good-password.ts';
import { roleNames } from './role-names.ts';
import type { Visitor } from './start-session.ts';
import { takeInvitation } from './take-invitation.ts';

type Given = { token: string; name: string; password: Secret; visitor: Visitor };

/** Makes the account that the link was for, and signs in. The link is used up. */
export async function acceptInvitation(ctx: Context, actor: Actor, given: Given): Promise<Found> {
  const { token, name, password, visitor } = given;
  const invitation = await invitationOf(ctx, actor, token);
  const { email } = invitation;
  if ((await ctx.store.settings.read()).passwordSignIn !== 'everyone')
    throw new Refusal('conflict', NO_PASSWORDS);
  await requireGoodPassword(ctx, password, { email, name });
  const passwordHash = await ctx.secrets.hashPassword(password);

  const found = await ctx.store.transaction(async (store) => {
    const taken = await takeInvitation(ctx, store, invitation);
    // Withdrawn, renewed or taken up by another way in, while the password was being hashed.
    if (!taken) return null;
    const personId = ctx.newId();
    await store.people.insert({
      id: personId,
      email,
      name,
      roles: taken.roles,
      passwordHash,
      createdAt: ctx.now(),
      createdBy: taken.createdBy,
      signedInAt: null,
      deactivatedAt: null,
      totpAddedAt: null,
    });
    await store.announcements.announce({ type: 'access_changed' });
    const beginning = { personId, method: 'invitation', hasSecondFactor: false, visitor } as const;
    const deed = {
      action: 'invitation.accepted',
      target: { kind: 'person', id: personId, label: labelOf({ name, email }) },
      more: { invitedBy: taken.createdBy, roles: await roleNames(store, taken.roles) },
    } as const;
    return beginSession(ctx, store, beginning, {}, deed);
  });
  if (!found) return refuseInvitation(ctx, actor, invitation);
  await forgiveInvitation(ctx, actor);
  return found;
}

const NO_PASSWORDS =
  'Everybody here signs in with single sign-on. Go to the sign-in page and sign in with the invited email.';
