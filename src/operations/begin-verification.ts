import type { Learned } from '#integrations/verdict.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Job } from '#store/jobs.ts';
import type { Climb, VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { provingOf, valuesToTry } from './values-to-try.ts';

export type Begun = {
  verification: VerificationRecord & Climb;
  integration: IntegrationRecord;
  /** null where the stored values cannot be opened. */
  tried: StoredConnection | null;
  /** Holds only for the values it was learned with. */
  known: Learned | null;
};

/** Marks the verification as running, or answers null where there is nothing to do any more. */
export function beginVerification(ctx: Context, job: Job): Promise<Begun | null> {
  return ctx.store.transaction(async (store) => {
    const integration = await store.integrations.lock(job.integrationId);
    const asked = await store.verifications.find(job.verificationId);
    if (!integration || (asked?.state !== 'queued' && asked?.state !== 'running')) return null;
    // Nobody waits for one that comes by itself: its end is told, and costs enough when there are thousands.
    if (asked.cause !== 'schedule')
      await announce(store, { type: 'integration_changed', integrationId: integration.id });

    const at = ctx.now();
    if (integration.status.is === 'paused') {
      await store.verifications.abandon(asked.id, at);
      return null;
    }
    // The queue gives a job out again only when its worker has died: that climb counts for nothing. It is told in
    // the history under an id of its own, because the job goes on naming this one.
    if (asked.state === 'running') await store.verifications.startAgain(asked, { lostAs: ctx.newId(), at });
    else await store.verifications.start(asked.id, at);

    const verification = { ...asked, state: 'running', startedAt: at } as const;
    return {
      verification,
      integration,
      tried: valuesToTry(integration),
      known: provingOf(integration) ? null : integration.learned,
    };
  });
}
