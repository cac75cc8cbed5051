import type { Action } from '#integrations/advice.ts';
import type { Failure } from '#integrations/failure.ts';

type Problem = Extract<Failure, { reason: 'organization_unusable' }>['problem'];

const openKeysPage: Action = {
  kind: 'open_link',
  label: 'Open Atlassian’s administration',
  url: 'https://admin.atlassian.com',
};

const WHERE =
  'At admin.atlassian.com, Atlassian shows the organisation ID once, together with a new API key.';

const UNUSABLE: Record<Problem, { title: string; meaning: string; nextSteps: [string, ...string[]] }> = {
  id_missing: {
    title: 'The organisation ID is missing',
    meaning: 'The organisation key alone does not say whose tokens to look for.',
    nextSteps: ['Enter the organisation ID too, or leave both fields empty.', WHERE],
  },
  key_missing: {
    title: 'The organisation API key is missing',
    meaning: 'The organisation ID alone opens nothing.',
    nextSteps: [
      'Enter an API key of the organisation with the scope read:tokens:admin, or leave both fields empty.',
    ],
  },
  not_an_id: {
    title: 'That is no organisation ID',
    meaning: 'It consists of 32 digits and letters from a to f, in five groups.',
    nextSteps: [
      `Copy the organisation ID whole. ${WHERE}`,
      'It is also in the address of that page, after “/o/”.',
    ],
  },
  token_of_an_account: {
    title: 'That is an account’s token, not the organisation’s key',
    meaning: 'It opens Jira, not Atlassian’s administration. OwlHub has not sent it.',
    nextSteps: [
      'At admin.atlassian.com, make an API key of the organisation with the scope read:tokens:admin.',
      'Enter the account’s token as the Access Token.',
    ],
  },
  not_whole: {
    title: 'That key was not copied whole',
    meaning: 'There is a space or a character in it that no key has. OwlHub has not sent it.',
    nextSteps: ['Copy the organisation API key again, or make a new one: it is shown only once.'],
  },
};

/** What is wrong with an organisation and its key as they were typed. */
export const unusableOrganization = (problem: Problem) => ({
  ...UNUSABLE[problem],
  whoCanAct: 'you' as const,
  actions: [openKeysPage],
});
