import type { ChannelKind } from './channel.ts';
import type { DeliveryFailure, DeliveryReason } from './failure.ts';

/** What we tell the person who looks after a channel: what it means, and what to do next, in order. */
export type DeliveryAdvice = { title: string; meaning: string; nextSteps: readonly [string, ...string[]] };

export type DeliveryAdviceTable = {
  [R in DeliveryReason]: (
    failure: Extract<DeliveryFailure, { reason: R }>,
    kind: ChannelKind,
  ) => DeliveryAdvice;
};
