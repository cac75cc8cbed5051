import type { Instant } from '#kernel/instant.ts';
import type { CredentialKind, Failure } from './failure.ts';
import type { Seen } from './seen.ts';

/** One thing that decided a rung, ready to show: "Certificate issuer", "Example CA". Never a secret. */
export type Evidence = { label: string; value: string };

export type RungOutcome = 'passed' | 'failed' | 'not_needed' | 'not_reached';

/** What one question of the ladder brought. `durationMs` is null where nothing was asked. */
export type Rung = {
  id: string;
  question: string;
  outcome: RungOutcome;
  durationMs: number | null;
  evidence: readonly Evidence[];
};

/** Who we are at the other side, as it said itself. */
export type Proof = {
  accountName: string;
  accountId: string;
  accountEmail: string | null;
  /** A person, a service account or app, or unknown. */
  accountKind: 'person' | 'service_account' | 'unknown';
  administrator: boolean;
  /** Wanted rights that are missing, by Jira's own names, and what is limited without them. */
  limits: readonly { permission: string; effect: string; whomToAsk: string }[];
  edition: 'cloud' | 'data_center';
  version: string;
  siteTitle: string | null;
  /** Where Jira says it lives; may differ from the address entered. */
  baseUrl: string | null;
  credentialKind: CredentialKind;
  /** Where requests go: the site itself or Atlassian's gateway. */
  via: 'site' | 'gateway';
  /** null where it never ends, or where nobody tells. */
  expiresAt: Instant | null;
  neverExpires: boolean;
  /** How the expiry is known, in words, or why it is not. */
  expirySource: string;
  /** Who told when it ends, or that it never does; null where nobody did. */
  expiryKnownBy: 'jira' | 'organization' | null;
  certificateExpiresAt: Instant | null;
  /** Things worth knowing that do not stop the connection. */
  notes: readonly string[];
};

/** What an Atlassian organisation tells about the token, or why it does not, in words for people. */
export type OrganizationExpiry =
  | { isKnown: true; expiresAt: Instant | null; neverExpires: boolean; source: string }
  | { isKnown: false; why: string };

/** `trouble` is why it could not be asked the last time; what it had told before is kept meanwhile. */
export type OrganizationTold = {
  askedAt: Instant;
  accountId: string;
  expiry: OrganizationExpiry;
  trouble: string | null;
};

/** What a verification learned about the site, handed back to the next one so that it need not probe again. */
export type Learned = {
  edition: 'cloud' | 'data_center';
  base: string;
  cloudId: string | null;
  credentialKind: CredentialKind;
  /** Not asked at every check. About this account alone; null where no organisation was entered. */
  organization: OrganizationTold | null;
};

/** The result of one climb of the ladder: a proof, or the first thing that was wrong, and what was seen on the way. */
export type Verdict = {
  rungs: readonly Rung[];
  failure: Failure | null;
  proof: Proof | null;
  learned: Learned | null;
  seen: Seen;
};
