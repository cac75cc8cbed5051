import type { DeliveryAdviceTable } from './advice-table.ts';
import type { ChannelKind } from './channel.ts';

const AGAIN = 'OwlHub goes on trying by itself.';
const LOG = 'Look into the receiver’s own log for what it made of the message.';

const NEW_ADDRESS: Record<ChannelKind, string> = {
  mail: 'Check the addresses of the channel.',
  slack: 'In Slack, add an incoming webhook to the channel, and paste its address here.',
  teams:
    'In Teams, open Workflows on the channel, choose “Send webhook alerts to a channel”, and paste the address that it shows.',
  webhook: 'Copy the address from the receiver again, and paste it here.',
};

const quoted = (said: string) => (said === '' ? 'It said nothing more.' : `It said: “${said}”`);

export const answerAdvice = {
  redirected: ({ to }) => ({
    title: 'The receiver sends OwlHub elsewhere',
    meaning: `It answered with a redirect${to === null ? '' : ` to ${to}`}. OwlHub does not follow it, because whoever is there would get the message.`,
    nextSteps: [
      'If the receiver has moved, enter its new address.',
      'If it leads to a sign-in, let the receiver take messages without one.',
    ],
  }),
  sign_in_required: ({ status }, kind) => ({
    title: 'The receiver asks for a sign-in',
    meaning: `It answered ${status}: not without signing in, or not to this address.`,
    nextSteps: SIGN_IN[kind],
  }),
  webhook_gone: (_failure, kind) => ({
    title: 'The receiver does not want messages any more',
    meaning: 'It answered that the address is gone for good. OwlHub has switched the channel off.',
    nextSteps: [NEW_ADDRESS[kind], 'Then switch the channel on again.'],
  }),
  webhook_unknown: ({ said }, kind) => ({
    title: UNKNOWN[kind],
    meaning: quoted(said),
    nextSteps:
      kind === 'teams'
        ? [
            'In Teams, open the Workflows app and check that the flow is there and turned on.',
            'If it is, copy its address again: it changes when the flow is set up anew, and those at logic.azure.com ended in November 2025.',
            NEW_ADDRESS.teams,
          ]
        : [NEW_ADDRESS[kind]],
  }),
  channel_not_found: () => ({
    title: 'The Slack channel is not there',
    meaning: 'It was deleted, or it became private and the Slack app is no longer in it.',
    nextSteps: ['Add the app to the channel again.', NEW_ADDRESS.slack],
  }),
  channel_archived: () => ({
    title: 'The Slack channel is archived',
    meaning: 'Nobody can post there until it is unarchived.',
    nextSteps: ['Unarchive it in Slack, or choose another channel.', NEW_ADDRESS.slack],
  }),
  posting_not_allowed: () => ({
    title: 'Slack does not let OwlHub post there',
    meaning: 'A rule of the workspace says who may post in this channel.',
    nextSteps: [
      'Ask a workspace administrator to allow the app that the webhook belongs to.',
      'Or choose another channel.',
    ],
  }),
  payload_refused: ({ said }, kind) => ({
    title: 'The receiver does not understand the message',
    meaning: quoted(said),
    nextSteps: REFUSED[kind],
  }),
  rate_limited: ({ retryAt }) => ({
    title: 'The receiver gets too many messages',
    meaning:
      retryAt === null
        ? 'It asked OwlHub to slow down.'
        : `It asked OwlHub to wait until ${retryAt.slice(11, 16)} UTC.`,
    nextSteps: [AGAIN, 'To send fewer messages, choose a digest for the channel.'],
  }),
  answered_with_error: ({ status, said }) => ({
    title: 'The receiver has a problem',
    meaning: `It answered ${status}. ${quoted(said)}`,
    nextSteps: [AGAIN, LOG],
  }),
  not_accepted: ({ said }, kind) => ({
    title: 'It does not look as if the message arrived',
    meaning: `Something answered, and not as this kind of channel does. ${quoted(said)}`,
    nextSteps: [
      'If it is a sign-in page or a notice of your network, let this OwlHub server reach the receiver directly.',
      kind === 'teams'
        ? 'If the flow has a response of its own, take it out, or let it answer 202 with nothing.'
        : NEW_ADDRESS[kind],
    ],
  }),
} satisfies Partial<DeliveryAdviceTable>;

type Steps = readonly [string, ...string[]];

const SIGN_IN: Record<ChannelKind, Steps> = {
  mail: [NEW_ADDRESS.mail],
  slack: [NEW_ADDRESS.slack],
  teams: [
    'In the workflow, let Anyone trigger the flow, and save it.',
    'Copy its address again and paste it here: it is another one then.',
  ],
  webhook: [
    'Let the receiver take messages at this address without a sign-in, and check their signature instead.',
    'Copy the address again, if a key in it has changed.',
  ],
};

const UNKNOWN: Record<ChannelKind, string> = {
  mail: 'The address is not known there',
  slack: 'Slack does not know this webhook any more',
  teams: 'The workflow is turned off or deleted',
  webhook: 'The receiver does not know this address',
};

const REFUSED: Record<ChannelKind, Steps> = {
  mail: [AGAIN],
  slack: ['That should not happen: report it to the makers of OwlHub, with what Slack said.'],
  teams: [
    'Use a flow made from the template “Send webhook alerts to a channel”: others expect other messages.',
    NEW_ADDRESS.teams,
  ],
  webhook: [LOG, 'OwlHub sends JSON as Standard Webhooks describes it; the receiver has to expect that.'],
};
