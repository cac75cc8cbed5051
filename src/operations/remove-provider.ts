import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { providerTarget } from './find-provider.ts';
import { requirePasswordSignIn } from './require-password-sign-in.ts';

/** With its secret and all links to people. Who came in by it stays in until their session ends. */
export async function removeProvider(ctx: Context, actor: Actor): Promise<void> {
  authorize(actor, 'settings.manage');
  await ctx.store.transaction(async (store) => {
    await store.providers.lock();
    const provider = await store.providers.find();
    if (!provider) return;
    await requirePasswordSignIn(store);
    await store.providers.remove(provider.id);
    await store.identities.removeAll();
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, { action: 'provider.removed', target: providerTarget(provider) });
  });
}
