import { addressAdvice } from './advice-address.ts';
import { answerAdvice } from './advice-answer.ts';
import { networkAdvice } from './advice-network.ts';
import type { DeliveryAdvice, DeliveryAdviceTable } from './advice-table.ts';
import type { ChannelKind } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';

/** Per reason. A reason without an entry does not compile. */
const ADVICE: DeliveryAdviceTable = { ...networkAdvice, ...addressAdvice, ...answerAdvice };

export function adviseOnDelivery(failure: DeliveryFailure, kind: ChannelKind): DeliveryAdvice {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key guarantees the argument
  const entry = ADVICE[failure.reason] as (failure: DeliveryFailure, kind: ChannelKind) => DeliveryAdvice;
  return entry(failure, kind);
}
