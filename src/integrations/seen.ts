import type { Instant } from '#kernel/instant.ts';

/** What a verification saw of the other side, as far as it came. null: not seen this time, which is not “nothing there”. */
export type Seen = {
  /** Sorted. Null through a proxy too, which resolves the name itself. */
  addresses: readonly string[] | null;
  /** The one that was shown, trusted or not. `fingerprint` is of SHA-256. */
  certificate: { fingerprint: string; issuer: string; validTo: Instant } | null;
  edition: 'cloud' | 'data_center' | null;
  version: string | null;
  account: { id: string; name: string } | null;
  administrator: boolean | null;
};

export const NOTHING_SEEN: Seen = {
  addresses: null,
  certificate: null,
  edition: null,
  version: null,
  account: null,
  administrator: null,
};
