import type { Advice, AdviceTable } from '#integrations/advice.ts';
import { copyMessage, replaceToken, verifyNow } from './message.ts';

const OUTBOUND = 'Check that a firewall lets this OwlHub server reach Jira.';

type Where = { host: string; siteUrl: string };

/** A host that is not the site's own is Atlassian's gateway, asked only after the site itself refused the token. */
function unreachable(title: string, meaning: string, { host, siteUrl }: Where): Advice {
  if (URL.parse(siteUrl)?.hostname !== host) return gatewayUnreachable(meaning, host);
  return {
    title,
    meaning,
    nextSteps: [
      'Check that Jira opens in your browser at this address.',
      `${OUTBOUND} It may be open to your computer and closed to the server.`,
      'OwlHub goes on trying by itself.',
    ],
    whoCanAct: 'network_administrator',
    actions: [
      verifyNow,
      copyMessage(
        'network',
        `OwlHub cannot reach Jira at ${siteUrl}: ${meaning} Let the OwlHub server connect to it.`,
      ),
    ],
  };
}

const gatewayUnreachable = (meaning: string, host: string): Advice => ({
  title: 'Atlassian’s gateway cannot be reached',
  meaning: `The site itself did not accept the token, and scoped and service accounts’ tokens work only at ${host}. ${meaning}`,
  nextSteps: [
    `Let this OwlHub server reach ${host}. OwlHub goes on trying by itself.`,
    'If the token has no scopes, it is revoked, expired or mistyped: make a new one and paste it here.',
  ],
  whoCanAct: 'network_administrator',
  actions: [
    replaceToken,
    verifyNow,
    copyMessage(
      'network',
      `OwlHub cannot reach ${host}, Atlassian’s gateway: ${meaning} Let the OwlHub server connect to it.`,
    ),
  ],
});

export const networkAdvice = {
  host_not_found: ({ host }) => ({
    title: 'No such host',
    meaning: `The name ${host} does not exist, as far as this OwlHub server can tell.`,
    nextSteps: [
      'Check the spelling of the address.',
      'If the name only exists inside your company, this server has to use your company’s name servers.',
    ],
    whoCanAct: 'you',
    actions: [{ kind: 'edit_address', label: 'Edit the address', value: null }, verifyNow],
  }),
  dns_unavailable: ({ host }) => ({
    title: 'The name service does not answer',
    meaning: `This OwlHub server could not look up ${host}, so nobody knows yet whether the name is right.`,
    nextSteps: ['Check the name servers that the OwlHub server uses.', 'OwlHub goes on trying by itself.'],
    whoCanAct: 'network_administrator',
    actions: [
      verifyNow,
      copyMessage(
        'network',
        `The OwlHub server cannot look up ${host}: its name servers do not answer. Check its DNS settings.`,
      ),
    ],
  }),
  connection_refused: ({ host, port }, { siteUrl }) =>
    unreachable('The host refuses the connection', `Nothing accepts connections at ${host}, port ${port}.`, {
      host,
      siteUrl,
    }),
  host_unreachable: ({ host }, { siteUrl }) =>
    unreachable(
      'There is no way to the host',
      `The network has no route from this OwlHub server to ${host}.`,
      { host, siteUrl },
    ),
  connect_timed_out: ({ host, port }, { siteUrl }) =>
    unreachable(
      'The host does not pick up',
      `${host}, port ${port}, did not set up a connection within 5 seconds.`,
      { host, siteUrl },
    ),
  answer_timed_out: ({ at }, { siteUrl }) => ({
    title: 'Jira took too long to answer',
    meaning: `The connection stands, but ${at} at ${siteUrl} was not answered within 10 seconds.`,
    nextSteps: [
      'Nothing to do for now: OwlHub goes on trying by itself.',
      'If it lasts, ask the Jira administrator how loaded Jira is.',
    ],
    whoCanAct: 'jira_administrator',
    actions: [verifyNow],
  }),
  connection_reset: ({ at }) => ({
    title: 'The connection broke off',
    meaning: `The other side, or something in between, closed the connection at ${at} before the answer was whole.`,
    nextSteps: [
      'Nothing to do for now: OwlHub goes on trying by itself.',
      `If it lasts, look for a firewall or proxy in between. ${OUTBOUND}`,
    ],
    whoCanAct: 'network_administrator',
    actions: [verifyNow],
  }),
  proxy_refused: ({ proxy, status }, { siteUrl }) => ({
    title: 'The proxy does not let OwlHub through',
    meaning:
      status === null
        ? `The proxy ${proxy} could not be used.`
        : `The proxy ${proxy} answered ${status} when asked for a way to Jira.`,
    nextSteps: [
      status === 407
        ? 'The proxy wants a user name and password: put them into HTTPS_PROXY as http://user:password@host:port.'
        : 'Ask the network administrator to allow this address at the proxy.',
      'If Jira can be reached without the proxy, add its host to NO_PROXY.',
    ],
    whoCanAct: status === 407 ? 'owlhub_operator' : 'network_administrator',
    actions: [
      verifyNow,
      copyMessage(
        'network',
        `The proxy ${proxy} does not let the OwlHub server connect to ${siteUrl}. Allow it, or tell us that no proxy is needed.`,
      ),
    ],
  }),
} satisfies Partial<AdviceTable>;
