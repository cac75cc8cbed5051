import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { afterRemoving, lockOwn, requireShownFactor } from './own-factors.ts';

export async function removeTotp(ctx: Context, actor: Actor): Promise<void> {
  const own = requireConfirmed(actor);
  await ctx.store.transaction(async (store) => {
    const { id, totpAddedAt } = await lockOwn(store, own);
    await requireShownFactor(store, own);
    if (totpAddedAt === null) throw new Refusal('not_found', 'You have no authenticator app.');
    await store.people.saveTotp(id, null, null);
    await afterRemoving(ctx, store, own);
    await audit(ctx, store, own, { action: 'second_factor.removed', more: { kind: 'authenticator app' } });
  });
}
