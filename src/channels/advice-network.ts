import type { DeliveryAdvice, DeliveryAdviceTable } from './advice-table.ts';

const FIREWALL =
  'Check that a firewall lets this OwlHub server reach it: it may be open to your computer and closed to the server.';
const AGAIN = 'Nothing to do for now: OwlHub tries again by itself.';

const unreachable = (title: string, meaning: string): DeliveryAdvice => ({
  title,
  meaning,
  nextSteps: ['Check that the receiver runs.', FIREWALL, 'OwlHub goes on trying by itself.'],
});

export const networkAdvice = {
  address_not_allowed: ({ host, address, range }) =>
    range === 'private'
      ? {
          title: 'The receiver is on a private network',
          meaning: `${host} leads to ${address}. OwlHub dials private networks only where its operator allows them.`,
          nextSteps: [
            `Ask the OwlHub operator to add the network of ${address} to OWLHUB_ALLOWED_NETWORKS and to restart OwlHub.`,
          ],
        }
      : {
          title: 'That address is never dialled',
          meaning: `${host} leads to ${address}, which is reserved for this machine’s own services or for no site at all.`,
          nextSteps: ['Enter the address of the receiver itself.'],
        },
  host_not_found: ({ host }) => ({
    title: 'No such host',
    meaning: `The name ${host} does not exist, as far as this OwlHub server can tell.`,
    nextSteps: [
      'Copy the address again and paste it here.',
      'If the name only exists inside your company, this server has to use your company’s name servers.',
    ],
  }),
  dns_unavailable: ({ host }) => ({
    title: 'The name service does not answer',
    meaning: `This OwlHub server could not look up ${host}, so nobody knows yet whether the name is right.`,
    nextSteps: ['Check the name servers that the OwlHub server uses.', 'OwlHub goes on trying by itself.'],
  }),
  connection_refused: ({ host, port }) =>
    unreachable(
      'The receiver refuses the connection',
      `Nothing accepts connections at ${host}, port ${port}.`,
    ),
  host_unreachable: ({ host }) =>
    unreachable(
      'There is no way to the receiver',
      `The network has no route from this OwlHub server to ${host}.`,
    ),
  connect_timed_out: ({ host, port }) =>
    unreachable(
      'The receiver does not pick up',
      `${host}, port ${port}, did not set up a connection in time.`,
    ),
  answer_timed_out: ({ at }) => ({
    title: 'The receiver took too long to answer',
    meaning: `${at} took the message, as far as can be seen, and did not answer within 10 seconds. It may get it a second time.`,
    nextSteps: [AGAIN, 'Let the receiver answer first and do its work afterwards.'],
  }),
  connection_reset: ({ at }) => ({
    title: 'The connection broke off',
    meaning: `${at}, or something in between, closed the connection before the answer was whole.`,
    nextSteps: [AGAIN, FIREWALL],
  }),
  proxy_refused: ({ proxy, status }) => ({
    title: 'The proxy does not let OwlHub through',
    meaning:
      status === null
        ? `The proxy ${proxy} could not be used.`
        : `The proxy ${proxy} answered ${status} when asked for a way to the receiver.`,
    nextSteps: [
      status === 407
        ? 'The proxy wants a user name and password: put them into HTTPS_PROXY as http://user:password@host:port.'
        : 'Ask the network administrator to allow the receiver’s host at the proxy.',
      'If the receiver can be reached without the proxy, add its host to NO_PROXY.',
    ],
  }),
  certificate_untrusted: ({ issuer, selfSigned }) => ({
    title: 'The receiver’s certificate is not trusted',
    meaning: selfSigned
      ? 'It is signed by nobody but itself. OwlHub has sent nothing.'
      : `It was issued by “${issuer}”, whom OwlHub does not know. OwlHub has sent nothing.`,
    nextSteps: [
      'If your company issues its own certificates, the OwlHub operator trusts its authority with OWLHUB_EXTRA_CA_FILE.',
      'If you expected a public certificate, somebody may be in between: do not go on, ask the network administrator.',
    ],
  }),
  certificate_expired: ({ validFrom, validTo }) => ({
    title: 'The receiver’s certificate is outside its time',
    meaning: `It is valid from ${validFrom.slice(0, 10)} until ${validTo.slice(0, 10)}. OwlHub has sent nothing.`,
    nextSteps: [
      'Ask whoever runs the receiver to renew it.',
      'If those dates look right, check the clock of the OwlHub server.',
    ],
  }),
  certificate_wrong_host: ({ host, names }) => ({
    title: 'The certificate is for another host',
    meaning: `It is for ${names.join(', ')}, not for ${host}. OwlHub has sent nothing.`,
    nextSteps: ['Enter the address under one of the names that the certificate is for.'],
  }),
  tls_failed: ({ code }) => ({
    title: 'No encrypted connection could be made',
    meaning: `The host answers, but not in a way that both sides can encrypt (${code}).`,
    nextSteps: ['Check the port in the address: https is usually at 443 or 8443.'],
  }),
  answer_unexpected: ({ at, problem }) => ({
    title: 'What came back cannot be read',
    meaning:
      problem === 'too_large'
        ? `The answer of ${at} is larger than 2 MiB, so OwlHub stopped reading.`
        : `What answers at ${at} does not speak HTTP.`,
    nextSteps: [
      problem === 'too_large'
        ? 'Let the receiver answer with little or nothing: a status is enough.'
        : 'Check the host and port in the address.',
    ],
  }),
} satisfies Partial<DeliveryAdviceTable>;
