import type { Instant } from '#kernel/instant.ts';
import type { Secret } from '#secrets/secret.ts';

export const CHANNEL_KINDS = ['mail', 'slack', 'teams', 'webhook'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** One of the secrets that sign what a webhook gets. While one replaces another, both sign. */
export type SigningSecret = { id: string; secret: Secret; createdAt: Instant };

/** Where a channel leads. An address is a secret: whoever has it can post there. */
export type Target =
  /** `isPerson`: somebody who is told without a channel. */
  | { kind: 'mail'; to: readonly string[]; isPerson?: true }
  | { kind: 'slack'; url: Secret }
  | { kind: 'teams'; url: Secret }
  | { kind: 'webhook'; url: Secret; secrets: readonly SigningSecret[] };

export type WebTarget = Exclude<Target, { kind: 'mail' }>;

/** What the other side said to a delivery: one line, at most 300 characters, nothing of the address. No status for mail. */
export type Accepted = { status: number | null; said: string };
