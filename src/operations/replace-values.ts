import { type Instant, plusMs } from '#kernel/instant.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import { plainValues } from './values-to-try.ts';

/** How long the values before are kept, to go back to. */
export const PREVIOUS_KEPT_MS = 24 * 60 * 60_000;

type Replacing = { by: string; at: Instant };

/** The new values in use, and those before kept for a day. One step: what reads the record finds either these or those. */
export function replaced(
  record: IntegrationRecord,
  values: StoredConnection,
  { by, at }: Replacing,
): IntegrationRecord {
  const { connection } = record;
  return {
    ...record,
    connection: plainValues(values),
    candidate: null,
    keepsSealedCandidate: false,
    previous: connection && { ...connection, replacedAt: at, replacedBy: by, changes: [] },
    previousUntil: connection && plusMs(at, PREVIOUS_KEPT_MS),
  };
}

/** What a person edited of the connection, in words. */
export const whatDiffers = (before: StoredConnection, after: StoredConnection): string[] => [
  ...(before.siteUrl === after.siteUrl ? [] : ['address']),
  ...(before.account === after.account ? [] : ['account']),
  ...(before.ca === after.ca ? [] : ['certificate authority']),
  ...(before.organization?.id === after.organization?.id &&
  before.organization?.key === after.organization?.key
    ? []
    : ['organisation']),
];
