import type { Context } from './context.ts';
import { enqueueVerification } from './enqueue-verification.ts';

const AT_ONCE = 50;

/** Queues the verifications whose time has come. Several processes may do it at once: each takes others. */
export function queueDue(ctx: Context): Promise<void> {
  return ctx.store.transaction(async (store) => {
    for (const id of await store.integrations.claimDue(ctx.now(), AT_ONCE)) {
      const integration = await store.integrations.lockIfReadable(id);
      if (!integration) continue;
      const cause = integration.status.is === 'connected' ? 'schedule' : 'retry';
      await enqueueVerification(ctx, store, integration, { cause, askedBy: null });
    }
  });
}
