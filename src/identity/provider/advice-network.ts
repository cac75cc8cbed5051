import { wayAdvice } from '#connectors/network/way-advice.ts';
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
  ...wayAdvice({
    other: 'provider',
    entry: 'issuer',
    enterAnew: 'Enter the issuer as the provider names it.',
    checkEntry: 'Check the spelling of the issuer.',
  }),
  insecure_address: ({ suggestion }) => ({
    title: 'The address uses http, which is not encrypted',
    meaning: 'Anybody on the way could sign in as anybody. OwlHub does not use a provider over http.',
    nextSteps: [
      `Try ${suggestion}.`,
      'For a provider on a test network, the OwlHub operator can allow plain http with OWLHUB_ALLOW_HTTP=true.',
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
  answer_unexpected: ({ at, problem }) => ({
    title: 'What came back is no answer of a provider',
    meaning:
      problem === 'too_large'
        ? `The answer at ${at} is larger than 2 MiB, so OwlHub stopped reading.`
        : `The answer at ${at} cannot be read.`,
    nextSteps: ['Check the issuer: it may be another service’s address.'],
  }),
} satisfies Partial<AdviceTable>;
