import type { Action, AdviceTable } from '#integrations/advice.ts';
import { copyMessage } from './message.ts';

const edit = (value: string | null = null): Action => ({
  kind: 'edit_address',
  label: value ? `Use ${value}` : 'Edit the address',
  value,
});

const UNUSABLE = {
  empty: 'No address was entered.',
  not_an_address: 'What was entered cannot be read as a web address.',
  has_credentials:
    'The address carries a user name or a password. OwlHub takes credentials only in their own fields, where they are sealed.',
  not_web: 'The address does not begin with https://.',
  account_page: 'That is a page for managing Atlassian accounts, not a Jira site.',
} as const;

export const addressAdvice = {
  address_unusable: ({ problem }) => ({
    title: 'That address cannot be a Jira site',
    meaning: UNUSABLE[problem],
    nextSteps: [
      'Open Jira in the browser and copy the address from there.',
      'For Jira Cloud it looks like https://your-domain.atlassian.net, for Jira Server or Data Center like https://jira.your-company.com.',
    ],
    whoCanAct: 'you',
    actions: [edit()],
  }),
  scheme_missing: ({ suggestion }) => ({
    title: 'The address does not say https://',
    meaning: 'A single name could be many things, so OwlHub does not guess which site is meant.',
    nextSteps: [
      `If that is the name of Jira on your network, enter ${suggestion}.`,
      'For Jira Cloud, enter the whole name, such as https://your-domain.atlassian.net.',
    ],
    whoCanAct: 'you',
    actions: [edit(suggestion)],
  }),
  insecure_address: ({ suggestion }) => ({
    title: 'The address uses http, which is not encrypted',
    meaning: 'Anyone on the way could read the token. OwlHub does not send it over http.',
    nextSteps: [
      `Try ${suggestion}.`,
      'If this Jira has no https at all, the OwlHub operator can allow plain http with OWLHUB_ALLOW_HTTP=true.',
    ],
    whoCanAct: 'you',
    actions: [edit(suggestion)],
  }),
  address_not_allowed: ({ host, address, range }, context) =>
    range === 'private'
      ? {
          title: 'That address is on a private network',
          meaning: `${host} leads to ${address}. OwlHub dials private networks only where its operator allows them.`,
          nextSteps: [
            `Ask the OwlHub operator to add the network of ${address} to OWLHUB_ALLOWED_NETWORKS and to restart OwlHub.`,
            'If Jira also has a public address, enter that instead.',
          ],
          whoCanAct: 'owlhub_operator',
          actions: [
            copyMessage(
              'operator',
              `OwlHub may not reach Jira at ${context.siteUrl}: ${host} leads to the private address ${address}. Add a network that contains it to the setting OWLHUB_ALLOWED_NETWORKS (for one host: ${address}/${address.includes(':') ? 128 : 32}) and restart OwlHub.`,
            ),
            edit(),
          ],
        }
      : {
          title: 'That address is never dialled',
          meaning: `${host} leads to ${address}, which is reserved for this machine’s own services or for no site at all.`,
          nextSteps: [
            'Enter the address that people use to open Jira.',
            'If the name is right, ask the network administrator why it leads there.',
          ],
          whoCanAct: 'you',
          actions: [edit()],
        },
} satisfies Partial<AdviceTable>;
