import type { Target } from '#channels/channel.ts';
import type { Channel } from '#contract/channel.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { ChannelReport } from './channel-record.ts';
import type { Context } from './context.ts';
import { openChannel } from './read-channel.ts';
import { renderChannel } from './render-channel.ts';

/** By name. */
export async function listChannels(ctx: Context, actor: Actor): Promise<Channel[]> {
  authorize(actor, 'notifications.manage');
  const [channels, waiting] = await Promise.all([
    ctx.store.channels.listOpened<Target, ChannelReport>(),
    ctx.store.deliveries.countWaiting(),
  ]);
  return channels.map((channel) => renderChannel(ctx, channel, waiting.get(channel.id) ?? 0));
}

export async function showChannel(ctx: Context, actor: Actor, id: string): Promise<Channel> {
  authorize(actor, 'notifications.manage');
  const channel = await openChannel(ctx.store, id);
  return renderChannel(ctx, channel, (await ctx.store.deliveries.countWaiting()).get(id) ?? 0);
}
