import { plusMs } from '#kernel/instant.ts';
import type { Context } from './context.ts';
import { enqueueVerification } from './enqueue-verification.ts';

const AT_ONCE = 50;
const AFTER_MS = 30_000;

/** A verification that waits although the queue has lost its job would wait for ever: it is queued anew. */
export async function redoLost(ctx: Context): Promise<void> {
  const before = plusMs(ctx.now(), -AFTER_MS);
  for (const { id, integrationId, askedBy } of await ctx.store.verifications.queuedSince(before, AT_ONCE)) {
    await ctx.store.transaction(async (store) => {
      const integration = await store.integrations.lockIfReadable(integrationId);
      const live = await store.verifications.findLive(integrationId);
      if (!integration || live?.id !== id || live.state !== 'queued') return;
      if (await store.jobs.exists(integrationId)) return;
      await store.verifications.abandon(id, ctx.now());
      await enqueueVerification(ctx, store, integration, { cause: 'retry', askedBy });
    });
  }
}
