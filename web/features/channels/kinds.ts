import { Hash, type LucideIcon, Mail, MessagesSquare, Webhook } from 'lucide-react';
import type { Channel } from '#contract/channel.ts';

export type Kind = Channel['kind'];

type Look = {
  word: string;
  icon: LucideIcon;
  about: string;
  /** Said where a test has arrived. */
  arrived: string;
};

/** How each kind of channel is called and drawn, in the order in which they are offered. */
export const KIND: Record<Kind, Look> = {
  mail: {
    word: 'Mail',
    icon: Mail,
    about: 'To people or to a mailing list, each address by itself.',
    arrived: 'The mail server took the test',
  },
  slack: {
    word: 'Slack',
    icon: Hash,
    about: 'Into a channel, through an incoming webhook.',
    arrived: 'Slack took the test. Look into the channel',
  },
  teams: {
    word: 'Microsoft Teams',
    icon: MessagesSquare,
    about: 'Into a channel, through a workflow.',
    arrived: 'Teams took the test. Look into the channel',
  },
  webhook: {
    word: 'Webhook',
    icon: Webhook,
    about: 'To a program of yours, as signed JSON.',
    arrived: 'The receiver took the test',
  },
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the kinds
export const KINDS = Object.keys(KIND) as Kind[];

export const isKind = (text: unknown): text is Kind => KINDS.some((kind) => kind === text);
