import type { Verification } from '#contract/verdict.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { renderVerification } from './render.ts';
import { integrationNotFound } from './show-integration.ts';

/** How many are kept of each integration. */
export const HISTORY = 100;

/** The newest first. */
export async function listVerifications(ctx: Context, actor: Actor, id: string): Promise<Verification[]> {
  authorize(actor, 'integrations.read');
  const integration = await ctx.store.integrations.find(id);
  if (!integration) throw integrationNotFound();
  const records = await ctx.store.verifications.list(id, HISTORY);
  return records.map((record) => renderVerification(ctx, integration.type, record));
}
