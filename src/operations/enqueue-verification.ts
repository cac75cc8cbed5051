import type { LiveEvent } from '#contract/event.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';

type Cause = VerificationRecord['cause'];

/**
 * Saves the integration and queues its verification, in the caller's transaction. One that is queued already is kept,
 * because it reads what it verifies when it runs; one that runs knows the old values and is abandoned.
 */
export async function enqueueVerification(
  ctx: Context,
  store: Store,
  record: IntegrationRecord,
  { cause, askedBy }: { cause: Cause; askedBy: string | null },
): Promise<string> {
  await store.integrations.save({ ...record, nextCheckAt: null });
  await announce(store, { type: 'integration_changed', integrationId: record.id });

  const live = await store.verifications.findLive(record.id);
  if (live?.state === 'queued') return live.id;
  if (live) await store.verifications.abandon(live.id, ctx.now());
  return insertVerification(ctx, store, { integrationId: record.id, cause, askedBy });
}

export async function insertVerification(
  ctx: Context,
  store: Store,
  asked: { integrationId: string; cause: Cause; askedBy: string | null },
): Promise<string> {
  const id = ctx.newId();
  await store.verifications.insert({ id, queuedAt: ctx.now(), ...asked });
  await store.jobs.send({ verificationId: id, integrationId: asked.integrationId, prompt: true });
  return id;
}

export const announce = (store: Store, event: LiveEvent) => store.announcements.announce(event);
