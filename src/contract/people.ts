import { z } from 'zod';
import { RoleId } from './role.ts';
import { Email, NewPassword, PersonName } from './session.ts';

const RoleName = z.object({ id: RoleId, name: z.string() });

export const Person = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(RoleName),
    active: z.boolean(),
    deactivatedAt: z.iso.datetime().nullable(),
    secondFactor: z.object({ totp: z.boolean(), passkeys: z.int() }),
    hasPassword: z.boolean(),
    usesProvider: z.boolean().describe('Has signed in by single sign-on.'),
    sessions: z.int().describe('How many are open.'),
    tokens: z.int().describe('How many API tokens of theirs work.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    signedInAt: z.iso.datetime().nullable(),
    manageable: z
      .boolean()
      .describe('Whether whoever asks may change them: not where they have a right that the asker has not.'),
    lastOwner: z.boolean().describe('The last active owner can be neither removed, deactivated nor demoted.'),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** Pages of the list, by name. */
export const PeopleQuery = z.object({
  search: z.string().max(200).optional().describe('A part of the name or the email.'),
  role: RoleId.optional(),
  status: z.enum(['active', 'deactivated']).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PeopleQuery = z.input<typeof PeopleQuery>;
export const PeopleList = z
  .object({ people: z.array(Person), total: z.int().describe('Of all that fit, not only of this page.') })
  .meta({ id: 'PeopleList' });
export type PeopleList = z.infer<typeof PeopleList>;

export const PersonChange = z
  .strictObject({ name: PersonName, roles: z.array(RoleId).min(1).max(20), active: z.boolean() })
  .partial()
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof PersonChange>;

export const NewInvitation = z
  .strictObject({ email: Email, name: PersonName.optional(), roles: z.array(RoleId).min(1).max(20) })
  .meta({ id: 'NewInvitation' });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(RoleName),
    status: z.enum(['open', 'expired', 'accepted', 'revoked']),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    expiresAt: z.iso.datetime(),
    mail: z
      .object({
        state: z.enum(['waiting', 'sent', 'given_up']),
        problem: z.string().nullable().describe('Why it could not be sent so far.'),
      })
      .nullable()
      .describe('The last mail with its link; null where mail is not set up.'),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;
export const InvitationList = z.object({ invitations: z.array(Invitation) }).meta({ id: 'InvitationList' });

/** The link holds a one-time token. It is here only where no mail carries it, and never again. */
export const LinkMade = z
  .object({
    link: z.url().nullable().describe('To be handed over; null where it went by mail.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'LinkMade' });
export type LinkMade = z.infer<typeof LinkMade>;
export const InvitationMade = LinkMade.extend({ invitation: Invitation }).meta({ id: 'InvitationMade' });
export type InvitationMade = z.infer<typeof InvitationMade>;

/** The part of the link after `#`. */
export const LinkToken = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'LinkToken' });
export const OpenInvitation = z
  .object({
    email: z.string(),
    name: z.string(),
    invitedBy: z.string(),
    expiresAt: z.iso.datetime(),
    passwordNeeded: z.boolean().describe('False where everybody signs in with the provider.'),
    provider: z.object({ name: z.string() }).nullable(),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof OpenInvitation>;
export const AcceptInvitation = z
  .strictObject({ token: z.string().min(1).max(200), name: PersonName, password: NewPassword })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const AskReset = z.strictObject({ email: Email }).meta({ id: 'AskReset' });
export type AskReset = z.infer<typeof AskReset>;
export const OpenReset = z
  .object({ email: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'OpenReset' });
export type OpenReset = z.infer<typeof OpenReset>;
export const UseReset = z
  .strictObject({ token: z.string().min(1).max(200), password: NewPassword })
  .meta({ id: 'UseReset' });
export type UseReset = z.infer<typeof UseReset>;
