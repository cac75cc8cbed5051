import type { Break } from '#integrations/cause.ts';
import type { Change, Snapshot } from '#integrations/changes.ts';
import type { Day } from '#integrations/day.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Proof, Learned } from '#integrations/verdict.ts';
import type { Status } from '#integrations/status.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Secret } from '#secrets/secret.ts';

/** What may be shown of a token, who entered it when, and when they said that it ends. */
export type Credential = {
  lastFour: string;
  setAt: Instant;
  setBy: string;
  endsAt?: Instant | null;
  endsSetBy?: string | null;
};

export type StoredConnection = {
  siteUrl: string;
  account: string | null;
  accessToken: Secret;
  ca: string | null;
  organization: { id: string; key: Secret } | null;
  credential: Credential;
};

/** `rejected` is why the values were not accepted; from then on those in use are verified again. */
export type Candidate = StoredConnection & {
  rejected: Failure | null;
  /** Passing failures in a row while they are being proven, and the latest. */
  trouble?: { since: Instant; failures: number; failure: Failure };
  /** Who gave them. */
  by?: string;
  /** They are those from before, to which somebody goes back. */
  isReturn?: boolean;
};

/** What was in use before the last replacement, kept for a while to go back to. */
export type Previous = StoredConnection & {
  replacedAt: Instant;
  replacedBy: string;
  /** What is other since: the account, its rights, the end. */
  changes: readonly Change[];
  /** Why they were not accepted when somebody wanted to go back to them. */
  rejected?: Failure;
};

/** What verifications found, sealed as one. */
export type Report = {
  status: Status;
  learned: Learned | null;
  proof: Proof | null;
  /** How the connection was when it last worked. */
  good: Snapshot | null;
  /** How it broke, while it is Failed or in trouble. */
  break: Break | null;
  /** Ids of the vulnerabilities that were told already. */
  toldVulnerabilities: readonly string[];
  /** The version that answers is one that others break into. */
  isGravelyVulnerable: boolean;
};

/** An integration as operations see it, opened. */
export type IntegrationRecord = Report & {
  id: string;
  type: 'jira';
  name: string;
  checkEveryMinutes: number;
  nextCheckAt: Instant | null;
  verifiedAt: Instant | null;
  checkedAt: Instant | null;
  createdAt: Instant;
  createdBy: string;
  /** null where the sealed record cannot be opened. */
  connection: StoredConnection | null;
  /** A replacement that is not proven yet, or was not accepted. */
  candidate: Candidate | null;
  /** A replacement that cannot be opened. It is kept until something else takes its place: its key may come back. */
  keepsSealedCandidate: boolean;
  previous: Previous | null;
  previousUntil: Instant | null;
  /** The checks of the day that is not over. */
  today: Day | null;
  /** The key that something of it is sealed with, where this process does not hold that key. */
  keyNotHeld: string | null;
  /** As it was read: what is still the same is not sealed anew. null for one that is not stored yet. */
  asRead: AsRead | null;
};

export type AsRead = Pick<IntegrationRecord, 'connection' | 'candidate' | 'previous'> & {
  report: string;
  /** What was opened, by its ciphertext: the same need not be opened again. */
  opened: ReadonlyMap<string, unknown>;
};
