import type { ProviderFailure, ProviderReason } from './failure.ts';

/** What we tell the person who sets single sign-on up: what it means, and what to do next, in order. */
export type ProviderAdvice = { title: string; meaning: string; nextSteps: readonly [string, ...string[]] };

/** What an advice may mention besides the failure itself. */
export type AdviceContext = { issuer: string };

export type AdviceTable = {
  [R in ProviderReason]: (
    failure: Extract<ProviderFailure, { reason: R }>,
    context: AdviceContext,
  ) => ProviderAdvice;
};
