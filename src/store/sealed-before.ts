import type { Learned, Proof } from '#integrations/verdict.ts';
import type { Candidate, StoredConnection } from './integration-record.ts';

type Before<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** As older OwlHubs have sealed them: without what came with organisations. */
export type SealedConnection = Before<StoredConnection, 'organization'>;
export type SealedCandidate = Before<Candidate, 'organization'>;
export type SealedLearned = Before<Learned, 'organization'>;
export type SealedProof = Before<Proof, 'expiryKnownBy'>;

/** With what was not known then. */
export const connectionOf = (sealed: SealedConnection): StoredConnection => ({
  organization: null,
  ...sealed,
});
export const candidateOf = (sealed: SealedCandidate): Candidate => ({ organization: null, ...sealed });
export const learnedOf = (sealed: SealedLearned): Learned => ({ organization: null, ...sealed });
export const proofOf = (sealed: SealedProof): Proof => ({
  expiryKnownBy: sealed.expiresAt !== null || sealed.neverExpires ? 'jira' : null,
  ...sealed,
});
