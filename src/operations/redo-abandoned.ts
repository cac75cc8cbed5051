import { plusMs } from '#kernel/instant.ts';
import { VERIFICATION_AT_MOST_MS } from '#integrations/status.ts';
import type { Context } from './context.ts';
import { enqueueVerification } from './enqueue-verification.ts';

const AT_ONCE = 50;

/** A climb that runs much longer than any may has lost its worker: it ends as abandoned and is done again. */
export async function redoAbandoned(ctx: Context): Promise<void> {
  const before = plusMs(ctx.now(), -1.5 * VERIFICATION_AT_MOST_MS);
  for (const { integrationId } of await ctx.store.verifications.runningSince(before, AT_ONCE)) {
    await ctx.store.transaction(async (store) => {
      const integration = await store.integrations.lockIfReadable(integrationId);
      const live = await store.verifications.findLive(integrationId);
      if (!integration || live?.state !== 'running' || (live.startedAt ?? before) > before) return;
      await enqueueVerification(ctx, store, integration, { cause: 'retry', askedBy: live.askedBy });
    });
  }
}
