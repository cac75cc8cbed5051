import type { Integration } from '#contract/integration.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { renderIntegration } from './render.ts';

export async function showIntegration(ctx: Context, actor: Actor, id: string): Promise<Integration> {
  authorize(actor, 'integrations.read');
  return readIntegration(ctx, ctx.store, id);
}

/** As it stands in the given store: within a transaction, as that one leaves it, before anybody can act on it. */
export async function readIntegration(ctx: Context, store: Store, id: string): Promise<Integration> {
  // Read first: whoever sees that nothing is under way sees what came of it.
  const live = await store.verifications.findLive(id);
  const record = await store.integrations.find(id);
  if (!record) throw integrationNotFound();
  const owners = await store.integrationOwners.of([id]);
  return renderIntegration(ctx, record, { live, owners: owners.get(id) ?? [] });
}

/** The same words for one that never was, one that is gone and one that is not yours. */
export const integrationNotFound = () =>
  new Refusal('not_found', 'There is no such integration. It may have been deleted.');
