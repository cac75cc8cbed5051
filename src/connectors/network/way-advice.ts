import type { NetworkFailure } from './failure.ts';

type Advice = { title: string; meaning: string; nextSteps: readonly [string, ...string[]] };
type Of<R extends NetworkFailure['reason']> = Extract<NetworkFailure, { reason: R }>;

/** Who is at the other end, what was entered to get there, and how it is entered anew. */
type Words = { other: string; entry: string; enterAnew: string; checkEntry: string };

/** What to say where a request to anything but a Jira did not get through, before anything was sent. */
export const wayAdvice = ({ other, entry, enterAnew, checkEntry }: Words) => ({
  address_not_allowed: ({ host, address, range }: Of<'address_not_allowed'>): Advice =>
    range === 'private'
      ? {
          title: `The ${other} is on a private network`,
          meaning: `${host} leads to ${address}. OwlHub dials private networks only where its operator allows them.`,
          nextSteps: [
            `Ask the OwlHub operator to add the network of ${address} to OWLHUB_ALLOWED_NETWORKS and to restart OwlHub.`,
          ],
        }
      : {
          title: 'That address is never dialled',
          meaning: `${host} leads to ${address}, which is reserved for this machine’s own services or for no site at all.`,
          nextSteps: [enterAnew],
        },
  host_not_found: ({ host }: Of<'host_not_found'>): Advice => ({
    title: 'No such host',
    meaning: `The name ${host} does not exist, as far as this OwlHub server can tell.`,
    nextSteps: [
      checkEntry,
      'If the name only exists inside your company, this server has to use your company’s name servers.',
    ],
  }),
  proxy_refused: ({ proxy, status }: Of<'proxy_refused'>): Advice => ({
    title: 'The proxy does not let OwlHub through',
    meaning:
      status === null
        ? `The proxy ${proxy} could not be used.`
        : `The proxy ${proxy} answered ${status} when asked for a way to the ${other}.`,
    nextSteps: [
      status === 407
        ? 'The proxy wants a user name and password: put them into HTTPS_PROXY as http://user:password@host:port.'
        : `Ask the network administrator to allow the ${other}’s host at the proxy.`,
      `If the ${other} can be reached without the proxy, add its host to NO_PROXY.`,
    ],
  }),
  certificate_untrusted: ({ issuer, selfSigned }: Of<'certificate_untrusted'>): Advice => ({
    title: `The ${other}’s certificate is not trusted`,
    meaning: selfSigned
      ? 'It is signed by nobody but itself. OwlHub has sent nothing.'
      : `It was issued by “${issuer}”, whom OwlHub does not know. OwlHub has sent nothing.`,
    nextSteps: [
      'If your company issues its own certificates, the OwlHub operator trusts its authority with OWLHUB_EXTRA_CA_FILE.',
      'If you expected a public certificate, somebody may be in between: do not go on, ask the network administrator.',
    ],
  }),
  certificate_expired: ({ validFrom, validTo }: Of<'certificate_expired'>): Advice => ({
    title: `The ${other}’s certificate is outside its time`,
    meaning: `It is valid from ${validFrom.slice(0, 10)} until ${validTo.slice(0, 10)}. OwlHub has sent nothing.`,
    nextSteps: [
      `Ask whoever runs the ${other} to renew it.`,
      'If those dates look right, check the clock of the OwlHub server.',
    ],
  }),
  certificate_wrong_host: ({ host, names }: Of<'certificate_wrong_host'>): Advice => ({
    title: 'The certificate is for another host',
    meaning: `It is for ${names.join(', ')}, not for ${host}. OwlHub has sent nothing.`,
    nextSteps: [`Enter the ${entry} under one of the names that the certificate is for.`],
  }),
  tls_failed: ({ code }: Of<'tls_failed'>): Advice => ({
    title: 'No encrypted connection could be made',
    meaning: `The host answers, but not in a way that both sides can encrypt (${code}).`,
    nextSteps: [`Check the port in the ${entry}: https is usually at 443 or 8443.`],
  }),
});
