import type { Failure } from '#integrations/failure.ts';
import type { Proof, Learned } from '#integrations/verdict.ts';
import type { Status } from '#integrations/status.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Secret } from '#secrets/secret.ts';

/** What may be shown of a token, and who entered it when. */
export type Credential = { lastFour: string; setAt: Instant; setBy: string };

export type StoredConnection = {
  siteUrl: string;
  account: string | null;
  accessToken: Secret;
  ca: string | null;
  credential: Credential;
};

/** `rejected` is why the values were not accepted; from then on those in use are verified again. */
export type Candidate = StoredConnection & { rejected: Failure | null };

/** An integration as operations see it, opened. */
export type IntegrationRecord = {
  id: string;
  type: 'jira';
  name: string;
  status: Status;
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
  /** The key that something of it is sealed with, where this process does not hold that key. */
  keyNotHeld: string | null;
  learned: Learned | null;
  proof: Proof | null;
};
