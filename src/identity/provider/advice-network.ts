import type { AdviceTable, ProviderAdvice } from './advice-table.ts';

const BROWSER = 'Check that the provider opens in your browser at this address.';
const FIREWALL =
  'Check that a firewall lets this OwlHub server reach the provider: it may be open to your computer and closed to the server.';
const BUSY = 'Try again in a moment. If it lasts, look at the provider’s status page.';

const unreachable = (title: string, meaning: string): ProviderAdvice => ({
  title,
  meaning,
  nextSteps: [BROWSER, FIREWALL],
});

export const networkAdvice = {
  insecure_address: ({ suggestion }) => ({
    title: 'The address uses http, which is not encrypted',
    meaning: 'Anybody on the way could sign in as anybody. OwlHub does not use a provider over http.',
    nextSteps: [
      `Try ${suggestion}.`,
      'For a provider on a test network, the OwlHub operator can allow plain http with OWLHUB_ALLOW_HTTP=true.',
    ],
  }),
  address_not_allowed: ({ host, address, range }) =>
    range === 'private'
      ? {
          title: 'The provider is on a private network',
          meaning: `${host} leads to ${address}. OwlHub dials private networks only where its operator allows them.`,
          nextSteps: [
            `Ask the OwlHub operator to add the network of ${address} to OWLHUB_ALLOWED_NETWORKS and to restart OwlHub.`,
          ],
        }
      : {
          title: 'That address is never dialled',
          meaning: `${host} leads to ${address}, which is reserved for this machine’s own services or for no site at all.`,
          nextSteps: ['Enter the issuer as the provider names it.'],
        },
  host_not_found: ({ host }) => ({
    title: 'No such host',
    meaning: `The name ${host} does not exist, as far as this OwlHub server can tell.`,
    nextSteps: [
      'Check the spelling of the issuer.',
      'If the name only exists inside your company, this server has to use your company’s name servers.',
    ],
  }),
  dns_unavailable: ({ host }) => ({
    title: 'The name service does not answer',
    meaning: `This OwlHub server could not look up ${host}, so nobody knows yet whether the name is right.`,
    nextSteps: ['Check the name servers that the OwlHub server uses.'],
  }),
  connection_refused: ({ host, port }) =>
    unreachable(
      'The provider refuses the connection',
      `Nothing accepts connections at ${host}, port ${port}.`,
    ),
  host_unreachable: ({ host }) =>
    unreachable(
      'There is no way to the provider',
      `The network has no route from this OwlHub server to ${host}.`,
    ),
  connect_timed_out: ({ host, port }) =>
    unreachable(
      'The provider does not pick up',
      `${host}, port ${port}, did not set up a connection in time.`,
    ),
  answer_timed_out: ({ at }) => ({
    title: 'The provider took too long to answer',
    meaning: `The connection stands, but ${at} was not answered in time.`,
    nextSteps: [BUSY],
  }),
  connection_reset: ({ at }) => ({
    title: 'The connection broke off',
    meaning: `The provider, or something in between, closed the connection at ${at} before the answer was whole.`,
    nextSteps: [BUSY, FIREWALL],
  }),
  proxy_refused: ({ proxy, status }) => ({
    title: 'The proxy does not let OwlHub through',
    meaning:
      status === null
        ? `The proxy ${proxy} could not be used.`
        : `The proxy ${proxy} answered ${status} when asked for a way to the provider.`,
    nextSteps: [
      'Ask the network administrator to allow the provider at the proxy.',
      'If the provider can be reached without the proxy, add its host to NO_PROXY.',
    ],
  }),
  certificate_untrusted: ({ issuer, selfSigned }) => ({
    title: 'The provider’s certificate is not trusted',
    meaning: selfSigned
      ? 'It is signed by nobody but itself. OwlHub has sent nothing.'
      : `It was issued by “${issuer}”, whom OwlHub does not know. OwlHub has sent nothing.`,
    nextSteps: [
      'If your company issues its own certificates, the OwlHub operator trusts its authority with OWLHUB_EXTRA_CA_FILE.',
      'If you expected a public certificate, somebody may be in between: do not go on, ask the network administrator.',
    ],
  }),
  certificate_expired: ({ validFrom, validTo }) => ({
    title: 'The provider’s certificate is outside its time',
    meaning: `It is valid from ${validFrom.slice(0, 10)} until ${validTo.slice(0, 10)}. OwlHub has sent nothing.`,
    nextSteps: [
      'Ask whoever runs the provider to renew it.',
      'If those dates look right, check the clock of the OwlHub server.',
    ],
  }),
  certificate_wrong_host: ({ host, names }) => ({
    title: 'The certificate is for another host',
    meaning: `It is for ${names.join(', ')}, not for ${host}. OwlHub has sent nothing.`,
    nextSteps: ['Enter the issuer under one of the names that the certificate is for.'],
  }),
  tls_failed: ({ code }) => ({
    title: 'No encrypted connection could be made',
    meaning: `The host answers, but not in a way that both sides can encrypt (${code}).`,
    nextSteps: ['Check the port in the issuer: https is usually at 443 or 8443.'],
  }),
  answer_unexpected: ({ at, problem }) => ({
    title: 'What came back is no answer of a provider',
    meaning:
      problem === 'too_large'
        ? `The answer at ${at} is larger than 2 MiB, so OwlHub stopped reading.`
        : `The answer at ${at} cannot be read.`,
    nextSteps: ['Check the issuer: it may be another service’s address.'],
  }),
} satisfies Partial<AdviceTable>;
