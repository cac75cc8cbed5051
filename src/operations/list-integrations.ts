import type { Integration } from '#contract/integration.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { renderIntegration } from './render.ts';

/** All of them, the oldest first. */
export async function listIntegrations(ctx: Context, actor: Actor): Promise<Integration[]> {
  authorize(actor, 'integrations.read');
  const [records, live] = await Promise.all([
    ctx.store.integrations.list(),
    ctx.store.verifications.listLive(),
  ]);
  const liveOf = new Map(live.map((verification) => [verification.integrationId, verification]));
  return records.map((record) => renderIntegration(ctx, record, liveOf.get(record.id) ?? null));
}
