import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { integrationNotFound } from './show-integration.ts';
import { factsOf, targetOf } from './tell-integration.ts';

/** Removes it with its secrets, its history and what waits in the queue, at once and for good. */
export async function deleteIntegration(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'integrations.delete');
  await ctx.store.transaction(async (store) => {
    const integration = await store.integrations.find(id);
    if (!integration || !(await store.integrations.remove(id))) throw integrationNotFound();
    await store.jobs.removeWaiting(id);
    await announce(store, { type: 'integration_deleted', integrationId: id });
    const [action, target] = ['integration.deleted' as const, targetOf(integration)];
    await audit(ctx, store, actor, { action, target, before: factsOf(integration) });
  });
}
