import type { AdviceTable } from './advice-table.ts';

const listed = (claims: readonly string[]) => (claims.length > 0 ? claims.join(', ') : 'none');

const OVERAGE =
  'This person is in so many groups that the provider leaves them out of the token. In Entra ID, choose “Groups assigned to the application” for the claim.';

export const accountAdvice = {
  email_missing: ({ claims }) => ({
    title: 'There is no email',
    meaning: `OwlHub finds people by their email, and the provider did not say one. It said: ${listed(claims)}.`,
    nextSteps: [
      'Add email to the scopes.',
      'Check that the account has an email at the provider. In Entra ID, add the optional claim email to the ID token.',
    ],
  }),
  email_not_verified: ({ email, claims }) => ({
    title: 'The email is not verified',
    meaning: `The provider does not say that ${email} is verified (email_verified), so anybody could have written it there. It said: ${listed(claims)}.`,
    nextSteps: [
      'Verify the email at the provider.',
      'Entra ID says it as xms_edov: add that optional claim to the ID token.',
    ],
  }),
  groups_missing: ({ claim, claims, overage }) => ({
    title: 'There are no groups',
    meaning: `Groups are to become roles, and the claim ${claim} is not there. The provider said: ${listed(claims)}.`,
    nextSteps: overage
      ? [OVERAGE]
      : [
          `Let the provider put ${claim} into the ID token or the userinfo answer.`,
          'Some providers want a scope for it, such as groups.',
        ],
  }),
  no_account: ({ email }) => ({
    title: 'There is no account for this person',
    meaning: `Nobody here has the email ${email}, nobody invited it, and accounts are not made at the first sign-in.`,
    nextSteps: ['Invite them, or let single sign-on make accounts.'],
  }),
  linked_elsewhere: ({ email }) => ({
    title: 'This person signs in with another account of the provider',
    meaning: `The person with the email ${email} is linked to another account there. The email may have been given to somebody new.`,
    nextSteps: [
      'If it is somebody new, remove the old person and invite the new one.',
      'If the accounts at the provider were made anew, remove single sign-on and set it up again: that forgets all links.',
    ],
  }),
  no_role: ({ email, claim, groups, overage }) => ({
    title: 'None of the groups has a role',
    meaning: groups
      ? `${email} is in ${listed(groups)}. None of these becomes a role, and there is no default role.`
      : `There is no claim ${claim || 'for groups'}, and no default role.`,
    nextSteps: overage
      ? [OVERAGE]
      : [
          'Give one of the groups a role, or choose a default role.',
          'Groups are compared to the letter. Entra ID sends ids, not names.',
        ],
  }),
  account_deactivated: ({ email }) => ({
    title: 'The account is deactivated',
    meaning: `The person with the email ${email} was deactivated in OwlHub.`,
    nextSteps: ['Reactivate them under People if they are to come in again.'],
  }),
} satisfies Partial<AdviceTable>;
