import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** Its failing is over: what waited for that goes out now. */
export async function worksAgain(ctx: Pick<Context, 'now'>, store: Store, channelId: string): Promise<void> {
  await store.channels.change(channelId, { failingSince: null, retryAt: null });
  await store.deliveries.hurry(channelId, ctx.now());
}
