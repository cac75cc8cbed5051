import type { Failure } from '#integrations/failure.ts';

const NETWORK = {
  address_not_allowed: true,
  host_not_found: true,
  dns_unavailable: true,
  connection_refused: true,
  host_unreachable: true,
  connect_timed_out: true,
  answer_timed_out: true,
  connection_reset: true,
  proxy_refused: true,
  certificate_untrusted: true,
  certificate_expired: true,
  certificate_wrong_host: true,
  tls_failed: true,
  answer_unexpected: true,
} satisfies Partial<Record<Failure['reason'], true>>;

/** What the network may do to any request, in the words of the ladder. */
export type NetworkFailure = Extract<Failure, { reason: keyof typeof NETWORK }>;

export const isNetworkFailure = (failure: Failure): failure is NetworkFailure =>
  Object.hasOwn(NETWORK, failure.reason);
