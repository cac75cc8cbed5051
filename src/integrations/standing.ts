import type { Instant } from '#kernel/instant.ts';

/** A vulnerability that everybody can read about and that concerns the version the other side runs. */
export type Vulnerability = {
  /** Such as CVE-2022-0540. */
  id: string;
  title: string;
  /** CVSS, from 0 to 10, by whoever has judged it. */
  severity: number;
  /** What else has to be so, where the other side does not tell; null where the version decides. */
  onlyIf: string | null;
  /** Whether attacks with it are known. */
  exploited: boolean;
  /** The lowest version of the same line that is free of it, else the lowest above. */
  fixedIn: string | null;
  url: string;
};

/** What is known about the version that the other side runs, apart from how it answers. */
export type Standing = {
  supportEnds: { at: Instant; words: string; source: string } | null;
  /** The gravest first. */
  vulnerabilities: readonly Vulnerability[];
  /** Why less is known than there is to know, and what to do about it. */
  unknown: string | null;
};

/** For what its vendor keeps up to date himself. */
export const NOTHING_TO_KNOW: Standing = { supportEnds: null, vulnerabilities: [], unknown: null };
