import type { AdviceTable } from '#integrations/advice.ts';
import { copyMessage, verifyNow } from './message.ts';

const editAddress = { kind: 'edit_address', label: 'Edit the address', value: null } as const;

export const presenceAdvice = {
  not_jira: ({ found }) => ({
    title: 'That is not Jira',
    meaning: `Something answers at this address, but not as Jira does: ${found}. The token was not sent.`,
    nextSteps: [
      'Open Jira in the browser and copy the address from there.',
      'If Jira lies behind a company portal, ask for the address that programs use.',
    ],
    whoCanAct: 'you',
    actions: [editAddress, verifyNow],
  }),
  login_page: ({ at }, { siteUrl }) => ({
    title: 'A login page stands in front of Jira',
    meaning: `Instead of Jira, a login page answers (${at}), as single sign-on and access gateways do. A token cannot pass it.`,
    nextSteps: [
      'Ask the Jira administrator for an address where programs reach Jira’s REST API without that page.',
      'Or ask that the gateway lets requests to /rest/ through to Jira.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [
      copyMessage(
        'jira',
        `OwlHub reaches a login page (${at}) instead of Jira’s REST API at ${siteUrl}. Let requests to /rest/ pass to Jira, which checks the token itself, or name an address that does.`,
      ),
      editAddress,
    ],
  }),
  context_path_missing: ({ suggestion }) => ({
    title: 'Jira lives under another path',
    meaning: `On this host Jira answers at ${suggestion}. The token was not sent.`,
    nextSteps: [`Change the address to ${suggestion}.`],
    whoCanAct: 'you',
    actions: [{ kind: 'edit_address', label: `Use ${suggestion}`, value: suggestion }],
  }),
  redirected_elsewhere: ({ to }) => ({
    title: 'The address sends visitors elsewhere',
    meaning: `It redirects to ${to}. OwlHub never follows a redirect with a token.`,
    nextSteps: [
      `If ${to} is your Jira, enter that address.`,
      'If not, ask the Jira administrator for the right one.',
    ],
    whoCanAct: 'you',
    actions: [{ kind: 'edit_address', label: `Use ${to}`, value: to.startsWith('http') ? to : null }],
  }),
  site_not_found: ({ host }) => ({
    title: 'There is no such Atlassian site',
    meaning: `Atlassian knows no site called ${host}, or the site is deactivated.`,
    nextSteps: [
      'Check the spelling: it is the address in the browser while Jira is open.',
      'If the spelling is right, ask an administrator of your organisation whether the site was renamed or suspended.',
    ],
    whoCanAct: 'you',
    actions: [editAddress, verifyNow],
  }),
  jira_starting: () => ({
    title: 'Jira is starting or stopping',
    meaning: 'Jira says itself that it is not running yet.',
    nextSteps: ['Nothing to do: OwlHub goes on trying by itself.'],
    whoCanAct: 'jira_administrator',
    actions: [verifyNow],
  }),
  jira_maintenance: () => ({
    title: 'Jira is under maintenance',
    meaning: 'Jira says itself that its administrators are working on it.',
    nextSteps: [
      'Nothing to do: OwlHub goes on trying by itself.',
      'If it lasts longer than announced, ask the Jira administrator.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [verifyNow],
  }),
  jira_error: ({ status, at }, { siteUrl }) => ({
    title: 'Jira is having trouble',
    meaning: `It answered ${at} with its own error, ${status}.`,
    nextSteps: [
      'Nothing to do for now: OwlHub goes on trying by itself.',
      'If it lasts, tell the Jira administrator. For Jira Cloud, look at status.atlassian.com.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [
      verifyNow,
      copyMessage(
        'jira',
        `${at.startsWith('/') ? siteUrl : ''}${at} answers with error ${status}. OwlHub cannot use it until that is mended.`,
      ),
    ],
  }),
  answer_unexpected: ({ at, problem }) => ({
    title: 'Jira gave an answer that OwlHub does not understand',
    meaning: `The answer to ${at} ${UNEXPECTED[problem]}`,
    nextSteps: [
      'OwlHub goes on trying by itself: a proxy in trouble often looks like this.',
      'If it lasts, tell us, with the version of Jira and the evidence below the rung.',
    ],
    whoCanAct: 'owlhub_operator',
    actions: [verifyNow],
  }),
  version_unsupported: ({ version, minimum }) => ({
    title: 'This Jira is too old',
    meaning: `It is version ${version}. OwlHub understands Jira ${minimum} and newer.`,
    nextSteps: ['Ask the Jira administrator to upgrade; versions this old get no security fixes.'],
    whoCanAct: 'jira_administrator',
    actions: [
      copyMessage(
        'jira',
        `Our Jira is version ${version}. OwlHub needs ${minimum} or newer, and versions this old get no security fixes.`,
      ),
    ],
  }),
} satisfies Partial<AdviceTable>;

const UNEXPECTED = {
  too_large: 'was larger than 2 MiB.',
  not_http: 'was not HTTP, or was packed in a way that cannot be read.',
  not_json: 'was not JSON. A proxy or firewall in between may have made it.',
  not_the_shape: 'had none of the fields that Jira documents.',
} as const;
