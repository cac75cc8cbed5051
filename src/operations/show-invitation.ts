import type { Invitation } from '#contract/people.ts';
import type { Instant } from '#kernel/instant.ts';
import { statusOf } from '#people/invitation.ts';
import type { Role } from '#people/role.ts';
import type { Invitation as Kept } from '#store/invitations.ts';

type WithMail = Kept & { mail: Invitation['mail'] };

/** As pages are shown it. A role that was deleted since is left out. */
export function showInvitation(invitation: WithMail, roles: readonly Role[], now: Instant): Invitation {
  const { id, email, name, createdAt, createdBy, expiresAt, mail } = invitation;
  return {
    id,
    email,
    name,
    roles: roles
      .filter((role) => invitation.roles.includes(role.id))
      .map((role) => ({ id: role.id, name: role.name })),
    status: statusOf(invitation, now),
    createdAt,
    createdBy,
    expiresAt,
    mail,
  };
}
