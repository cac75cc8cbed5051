import { NATURE } from '#integrations/failure.ts';
import type { Verdict } from '#integrations/verdict.ts';
import type { StoredConnection } from '#store/integration-record.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import { sameValues } from './values-to-try.ts';

type Asked = {
  verification: Pick<VerificationRecord, 'id' | 'integrationId' | 'cause'>;
  tried: StoredConnection;
};
type Kept = { verificationId: string; tried: StoredConnection; verdict: Verdict; times: number };

const isLocking = ({ failure }: Verdict) => failure !== null && NATURE[failure.reason] === 'locking';

export type UnsavedVerdicts = ReturnType<typeof createUnsavedVerdicts>;

/** What this process knows and could not write down, because its database was away or refused it. */
export function createUnsavedVerdicts() {
  const kept = new Map<string, Kept>();
  return {
    /** A credential that Jira rejected is not sent again only because that could not be noted. */
    known({ verification: { id, integrationId, cause }, tried }: Asked): Verdict | null {
      const found = kept.get(integrationId);
      if (!found || !isLocking(found.verdict) || !sameValues(found.tried, tried)) return null;
      return found.verificationId === id || (cause !== 'asked' && cause !== 'changed') ? found.verdict : null;
    },
    keep({ verification: { id, integrationId }, tried }: Asked, verdict: Verdict): void {
      const times = kept.get(integrationId)?.times ?? 0;
      kept.set(integrationId, { verificationId: id, tried, verdict, times: times + 1 });
    },
    /** How often in a row nothing could be written down for it. */
    timesOf: (integrationId: string): number => kept.get(integrationId)?.times ?? 0,
    forget: (integrationId: string): void => void kept.delete(integrationId),
  };
}
