/** What the operator decided about the network. */
export type NetworkSettings = {
  /** CIDRs of private networks that may be dialled. */
  allowedNetworks: readonly string[];
  /** PEM of authorities to trust for every site. */
  extraCa: string | null;
  proxy: { url: string | null; noProxy: string };
};

export const TIME_LIMITS = { resolveMs: 5_000, connectMs: 5_000, answerMs: 10_000, ladderMs: 20_000 };
export const LARGEST_ANSWER_BYTES = 2 * 1024 * 1024;
