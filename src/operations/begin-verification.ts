import type { Learned } from '#integrations/verdict.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Job } from '#store/jobs.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';

export type Begun = {
  verification: VerificationRecord;
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
    await announce(store, { type: 'integration_changed', integrationId: integration.id });

    const at = ctx.now();
    // The queue gives a job out again only when its worker has died: that climb counts for nothing.
    if (asked.state === 'running' || integration.status.is === 'paused') {
      await store.verifications.abandon(asked.id, at);
    }
    if (integration.status.is === 'paused') return null;

    const id = asked.state === 'running' ? ctx.newId() : asked.id;
    if (id !== asked.id) {
      const { integrationId, askedBy } = asked;
      await store.verifications.insert({ id, integrationId, askedBy, cause: 'retry', queuedAt: at });
    }
    await store.verifications.start(id, at);

    const verification = { ...asked, id, state: 'running', startedAt: at } as const;
    const { candidate, connection, learned } = integration;
    return {
      verification,
      integration,
      tried: candidate ?? connection,
      known: candidate ? null : learned,
    };
  });
}
