import { wayAdvice } from '#connectors/network/way-advice.ts';
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
  ...wayAdvice({
    other: 'receiver',
    entry: 'address',
    enterAnew: 'Enter the address of the receiver itself.',
    checkEntry: 'Copy the address again and paste it here.',
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
