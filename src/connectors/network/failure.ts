import { type Failure, NETWORK_NATURE } from '#integrations/failure.ts';

/** What the network may do to any request, in the words of the ladder. */
export type NetworkFailure = Extract<Failure, { reason: keyof typeof NETWORK_NATURE }>;

export const isNetworkFailure = (failure: Failure): failure is NetworkFailure =>
  Object.hasOwn(NETWORK_NATURE, failure.reason);
