import { type Break, likelyCause } from '#integrations/cause.ts';
import { changesBetween, type Snapshot } from '#integrations/changes.ts';
import { tokenEnding } from '#integrations/endings.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Status } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import type { Instant } from '#kernel/instant.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import { sameCredential, valuesToTry } from './values-to-try.ts';

type Ended = { verdict: Verdict; at: Instant };

/** How it broke, once it has; the beginning of a trouble stays where it was when that turns out to last. */
export function brokenBy(
  before: IntegrationRecord,
  status: Status,
  failure: Failure,
  ended: Ended,
): Break | null {
  const isBroken = status.is === 'failed' || (status.is === 'connected' && status.trouble !== null);
  if (!isBroken) return before.break;
  const isKnown = before.status.is === status.is && before.break?.failure.reason === failure.reason;
  return isKnown ? before.break : breakOf(before, failure, ended);
}

/** null where it had never worked, so that there is nothing that broke. */
function breakOf(before: IntegrationRecord, failure: Failure, { at, verdict }: Ended): Break | null {
  const { good, verifiedAt } = before;
  if (!verifiedAt) return null;
  const tried = valuesToTry(before);
  const changes = tried && good ? changesBetween(good, snapshotOf(tried, verdict)) : [];
  const rung = verdict.rungs.find(({ outcome }) => outcome === 'failed');
  return {
    at: before.break?.at ?? at,
    rung: rung ? { id: rung.id, question: rung.question } : null,
    failure,
    lastGoodAt: verifiedAt,
    changes,
    cause: likelyCause(failure, changes, { tokenEnding: tried && endOf(tried, before), at }),
  };
}

/** Of the token that was tried: what was proven of another one says nothing about it. */
const endOf = (tried: StoredConnection, { connection, proof }: IntegrationRecord) =>
  tokenEnding(connection && sameCredential(tried, connection) ? proof : null, tried.credential);

/** How the connection is at the moment. */
export const snapshotOf = ({ siteUrl, credential }: StoredConnection, { seen }: Verdict): Snapshot => ({
  siteUrl,
  token: { lastFour: credential.lastFour, setAt: credential.setAt, setBy: credential.setBy },
  seen,
});
