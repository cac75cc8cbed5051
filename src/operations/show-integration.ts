import type { Integration } from '#contract/integration.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { renderIntegration } from './render.ts';

export async function showIntegration(ctx: Context, actor: Actor, id: string): Promise<Integration> {
  authorize(actor, 'integrations.read');
  const [record, live] = await Promise.all([
    ctx.store.integrations.find(id),
    ctx.store.verifications.findLive(id),
  ]);
  if (!record) throw integrationNotFound();
  return renderIntegration(ctx, record, live);
}

/** The same words for one that never was, one that is gone and one that is not yours. */
export const integrationNotFound = () =>
  new Refusal('not_found', 'There is no such integration. It may have been deleted.');
