import type { Action } from '#integrations/advice.ts';
import { replaceToken } from './message.ts';

const TOKENS_PAGE = 'https://id.atlassian.com/manage-profile/security/api-tokens';
export const openTokensPage: Action = {
  kind: 'open_link',
  label: 'Open Atlassian’s token page',
  url: TOKENS_PAGE,
};
export const editAccount = (value: string | null = null): Action => ({
  kind: 'edit_account',
  label: value ? `Use ${value}` : 'Edit the account',
  value,
});

export const rejectedPassword = (account: string | null) =>
  ({
    title: 'Jira rejected the user name or the password',
    meaning: `Jira does not accept this password for ${account ?? 'the account'}. OwlHub has tried it once and will not try again by itself, because repeated failures lock the account.`,
    nextSteps: [
      'Check the user name (not the email) and enter the password again.',
      'Better: in Jira, open Profile → Personal Access Tokens, create a token, paste it here and leave the account empty.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken, editAccount()],
  }) as const;

export const REJECTED_PAT = {
  title: 'Jira rejected the token',
  meaning: 'The personal access token is revoked, expired or mistyped.',
  nextSteps: [
    'In Jira, open Profile → Personal Access Tokens, create a token and paste it here. Copy it whole: it is shown only once.',
    'If you meant to enter a password, enter the user name too.',
  ],
  whoCanAct: 'you',
  actions: [replaceToken, editAccount()],
} as const;

export const WRONG_KIND = {
  cloud_token: {
    title: 'That token is for Jira Cloud',
    meaning:
      'It was made at id.atlassian.com. This site is Jira Server or Data Center, which takes only tokens made in that Jira. OwlHub has not sent it.',
    nextSteps: [
      'In this Jira, open Profile → Personal Access Tokens and create a token.',
      'Paste it here and leave the account empty.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken],
  },
  personal_access_token: {
    title: 'That token is for Jira Data Center',
    meaning:
      'It looks like a personal access token of a Jira Server or Data Center. This site is Jira Cloud. OwlHub has not sent it.',
    nextSteps: ['Make an API token at id.atlassian.com and paste it here, with the email of its account.'],
    whoCanAct: 'you',
    actions: [replaceToken, openTokensPage],
  },
  token_for_newer_jira: {
    title: 'This Jira is too old for tokens',
    meaning: 'Personal access tokens came with Jira 8.14; this one is older. OwlHub has not sent the token.',
    nextSteps: [
      'Enter the user name in the account field and the password as the Access Token.',
      'Better: ask the Jira administrator to upgrade. Versions this old get no security fixes.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken, editAccount()],
  },
  organization_key: {
    title: 'That is an organisation’s API key',
    meaning: 'It opens Atlassian’s administration, not Jira. OwlHub has not sent it.',
    nextSteps: [
      'Make an API token of a Jira account and paste it here.',
      'A key with the scope read:tokens:admin and no other may go into “Organisation API key”: OwlHub then reads when the token ends.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken, openTokensPage],
  },
} as const;
