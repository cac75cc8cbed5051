import type { AdviceTable } from '#integrations/advice.ts';
import {
  editAccount,
  openTokensPage,
  REJECTED_PAT,
  rejectedPassword,
  WRONG_KIND,
} from './credential-kinds.ts';
import { copyMessage, replaceToken, verifyNow } from './message.ts';

export const credentialAdvice = {
  credential_rejected: ({ tried, gatewayUnreachable }, { account }) => {
    if (tried.includes('password')) return rejectedPassword(account);
    if (tried.includes('personal_access_token')) return REJECTED_PAT;
    return {
      title: 'Jira rejected the token',
      meaning: `The token is revoked, expired or mistyped, or it does not belong to ${account ?? 'the account entered'}.${gatewayUnreachable ? ' OwlHub could not ask Atlassian’s gateway, where scoped tokens work.' : ''}`,
      nextSteps: [
        `Check that ${account ?? 'the account'} is the email of the Atlassian account that made the token.`,
        'Make a new token on Atlassian’s token page and paste it here. Copy it whole: it is shown only once.',
        ...(gatewayUnreachable
          ? ['If the token has scopes, let this OwlHub server reach api.atlassian.com.']
          : []),
      ],
      whoCanAct: 'you',
      actions: [replaceToken, editAccount(), openTokensPage],
    };
  },
  email_required: () => ({
    title: 'The account’s email is missing',
    meaning:
      'A personal Atlassian token only works together with the email of its account. As a service account’s token it was not accepted.',
    nextSteps: [
      'Enter the email of the Atlassian account that made the token.',
      'If it is a service account’s token, it is revoked, expired or mistyped: make a new one.',
    ],
    whoCanAct: 'you',
    actions: [editAccount(), replaceToken],
  }),
  email_mismatch: ({ entered, answered }) => ({
    title: 'Another account answered',
    meaning: `The token belongs to ${answered}, not to ${entered}.`,
    nextSteps: [
      `If ${answered} is the right account, enter it.`,
      `If not, make a token while signed in as ${entered} and paste it here.`,
    ],
    whoCanAct: 'you',
    actions: [editAccount(answered), replaceToken],
  }),
  credential_ignored: ({ at, sign }, { siteUrl }) => ({
    title: 'Jira answered, but ignored the token',
    meaning: `The answer to ${at} looks like success and was made for somebody else or for nobody: ${sign}. Lists would come back empty, as if all were well.`,
    nextSteps: [
      'Make a new token and paste it here.',
      'If that changes nothing, something between OwlHub and Jira takes the token away: ask the Jira administrator whether a proxy or single sign-on strips the Authorization header.',
    ],
    whoCanAct: 'you',
    actions: [
      replaceToken,
      verifyNow,
      copyMessage(
        'jira',
        `Jira at ${siteUrl} answers OwlHub's requests with 200 but ignores the token (${at}: ${sign}). Check whether a proxy, cache or single sign-on in front of Jira drops or replaces the Authorization header.`,
      ),
    ],
  }),
  captcha_required: ({ loginUrl }, { account }) => ({
    title: 'Jira wants a person to sign in first',
    meaning: `After too many wrong passwords Jira asks ${account ?? 'the account'} for a CAPTCHA. Until then it refuses even the right password, so OwlHub has stopped trying.`,
    nextSteps: [
      `Sign in to Jira in the browser as ${account ?? 'that account'} and solve the CAPTCHA, or ask a Jira administrator to reset the failed logins.`,
      'Then verify again. A personal access token never runs into this.',
    ],
    whoCanAct: 'you',
    actions: [
      ...(loginUrl ? [{ kind: 'open_link', label: 'Open Jira’s login page', url: loginUrl } as const] : []),
      verifyNow,
      replaceToken,
    ],
  }),
  basic_auth_disabled: () => ({
    title: 'This Jira takes no passwords',
    meaning: 'Its administrators have switched off signing in with user name and password for programs.',
    nextSteps: [
      'In Jira, open Profile → Personal Access Tokens and create a token.',
      'Paste it here as the Access Token and leave the account empty.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken],
  }),
  wrong_kind_of_credential: ({ given }) => WRONG_KIND[given],
  scope_missing: ({ scopes }) => ({
    title: 'The token lacks scopes',
    meaning: `The token is valid, but was made without ${scopes.join(' and ')}.`,
    nextSteps: [
      `Make a new token with the scopes ${[...new Set(['read:jira-user', 'read:jira-work', ...scopes])].join(' and ')}. The scopes of a token cannot be changed later.`,
      'Paste the new token here.',
    ],
    whoCanAct: 'you',
    actions: [replaceToken, openTokensPage],
  }),
  address_not_on_allowlist: (_failure, { siteUrl }) => ({
    title: 'The site only admits addresses on its allowlist',
    meaning:
      'The organisation lets only certain IP addresses in, and this OwlHub server’s is not among them.',
    nextSteps: [
      'Find the public address that this OwlHub server uses for outgoing connections.',
      'Ask an organisation administrator to add it: admin.atlassian.com → Security → IP allowlists.',
      'OwlHub notices by itself when it is added.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [
      copyMessage(
        'jira',
        `${siteUrl} refuses OwlHub because its IP address is not on the allowlist. Add the outgoing address of the OwlHub server under admin.atlassian.com → Security → IP allowlists.`,
      ),
      verifyNow,
    ],
  }),
  account_inactive: ({ account }, { siteUrl }) => ({
    title: 'The account is deactivated',
    meaning: `Jira knows ${account}, but the account is not active any more.`,
    nextSteps: ['Ask a Jira administrator to reactivate it, or use a token of another account.'],
    whoCanAct: 'jira_administrator',
    actions: [
      replaceToken,
      copyMessage(
        'jira',
        `The account ${account} that OwlHub uses at ${siteUrl} is deactivated. Reactivate it, or name another.`,
      ),
    ],
  }),
  permission_missing: ({ permissions }, { siteUrl, account }) => ({
    title: 'The account may not see any project',
    meaning: `The account lacks the permission ${permissions.map(named).join(', ')}, so OwlHub would see nothing.`,
    nextSteps: [
      'Ask a Jira administrator to let the account browse the projects that OwlHub is to watch.',
      'Or use a token of an account that can, best of a Jira administrator.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [
      copyMessage(
        'jira',
        `The account ${account ?? 'that OwlHub uses'} at ${siteUrl} lacks the permission ${permissions.map(named).join(', ')}. Grant it in the permission schemes of the projects that OwlHub is to watch.`,
      ),
      replaceToken,
      verifyNow,
    ],
  }),
  rate_limited: ({ retryAt }) => ({
    title: 'Jira asked OwlHub to slow down',
    meaning: retryAt
      ? `It wants no more requests before ${retryAt.slice(11, 16)} UTC. All programs that use this site share the limit.`
      : 'It did not say for how long. All programs that use this site share the limit.',
    nextSteps: ['Nothing to do: OwlHub waits and tries again by itself.'],
    whoCanAct: 'jira_administrator',
    actions: [],
  }),
} satisfies Partial<AdviceTable>;

const named = (permission: string) =>
  permission === 'BROWSE_PROJECTS' ? '“Browse projects”' : `“${permission}”`;
