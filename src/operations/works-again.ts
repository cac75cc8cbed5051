import { msBetween } from '#kernel/instant.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** What failed shorter than this comes again soon by itself. */
const BRIEFLY_MS = 60_000;

/** A person has mended it: what waited for that goes out now. */
export async function worksAgain(ctx: Pick<Context, 'now'>, store: Store, channelId: string): Promise<void> {
  await store.channels.change(channelId, { failingSince: null, retryAt: null });
  await store.deliveries.hurry(channelId, ctx.now());
}

/**
 * Something has arrived: what waited behind what failed goes out now. What was tried and failed itself is tried now
 * only after a trouble that lasted. In a short one it may be all that was wrong, and would hold up the others each time.
 */
export async function hasArrived(
  ctx: Pick<Context, 'now'>,
  store: Store,
  { id, failingSince }: ChannelRecord,
): Promise<void> {
  if (failingSince === null) return;
  const now = ctx.now();
  await store.channels.change(id, { failingSince: null, retryAt: null });
  if (msBetween(failingSince, now) < BRIEFLY_MS) await store.deliveries.hurryUntried(id, now);
  else await store.deliveries.hurry(id, now);
}
