import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { nameOf } from './name-of.ts';

/** Ends a token at once, whoever made it. One that was revoked before stays as it is. */
export async function revokeApiToken(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'tokens.manage');
  await ctx.store.transaction(async (store) => {
    const token = await store.apiTokens.lock(id);
    if (!token) throw new Refusal('not_found', 'There is no such API token.');
    if (token.revokedAt !== null) return;
    await store.apiTokens.revoke(id, ctx.now(), nameOf(actor));
    await announce(store, { type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'token.revoked',
      target: { kind: 'token', id, label: token.name },
      more: { madeBy: token.maker.email },
    });
  });
}
