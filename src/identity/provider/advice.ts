import { accountAdvice } from './advice-account.ts';
import { answerAdvice } from './advice-answer.ts';
import { clientAdvice } from './advice-client.ts';
import { networkAdvice } from './advice-network.ts';
import type { AdviceContext, AdviceTable, ProviderAdvice } from './advice-table.ts';
import type { ProviderFailure } from './failure.ts';

/** Per reason. A reason without an entry does not compile. */
const ADVICE: AdviceTable = { ...networkAdvice, ...clientAdvice, ...answerAdvice, ...accountAdvice };

export function adviseOnProvider(failure: ProviderFailure, context: AdviceContext): ProviderAdvice {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key guarantees the argument
  const entry = ADVICE[failure.reason] as (
    failure: ProviderFailure,
    context: AdviceContext,
  ) => ProviderAdvice;
  return entry(failure, context);
}
