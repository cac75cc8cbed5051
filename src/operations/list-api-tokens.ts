import type { ApiToken } from '#contract/api-token.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { renderApiToken } from './render-api-token.ts';

/** Everybody’s, the newest first. */
export async function listApiTokens(ctx: Context, actor: Actor): Promise<ApiToken[]> {
  authorize(actor, 'tokens.manage');
  const [records, roles] = await Promise.all([ctx.store.apiTokens.list(), ctx.store.roles.list()]);
  return records.map((record) => renderApiToken(record, roles, ctx.now()));
}
