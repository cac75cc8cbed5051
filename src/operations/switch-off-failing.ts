import { plusMs } from '#kernel/instant.ts';
import { SWITCH_OFF_AFTER_MS } from '#notifications/retries.ts';
import type { Context } from './context.ts';
import { switchOff } from './switch-off.ts';

/** Those that fail without a break for too long, also where nothing was to be sent lately. */
export async function switchOffFailing(ctx: Context): Promise<void> {
  const before = plusMs(ctx.now(), -SWITCH_OFF_AFTER_MS);
  for (const { id } of await ctx.store.channels.failingSince(before)) {
    await ctx.store.transaction(async (store) => {
      const channel = await store.channels.lock(id);
      const isStill =
        channel?.offAt === null && channel.failingSince !== null && channel.failingSince <= before;
      if (isStill) await switchOff(ctx, store, channel, 'failing');
    });
  }
}
