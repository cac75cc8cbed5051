import type { ProviderTest } from '#contract/settings.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';
import { type KeptTest, renderTest } from './test-provider.ts';

/** A test of one’s own, for an hour: it holds the claims of whoever signed in for it. */
export async function showProviderTest(ctx: Context, actor: Actor, id: string): Promise<ProviderTest> {
  authorize(actor, 'settings.manage');
  const kept =
    'personId' in actor ? await ctx.store.providerTests.find<KeptTest>(id, actor.personId, ctx.now()) : null;
  if (!kept) throw new Refusal('not_found', 'There is no such test of yours, or it is over an hour old.');
  return renderTest(ctx, id, kept);
}
