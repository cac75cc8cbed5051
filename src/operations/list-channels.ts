import type { Target } from '#channels/channel.ts';
import type { Channel } from '#contract/channel.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { ChannelReport } from './channel-record.ts';
import type { Context } from './context.ts';
import { openChannel } from './read-channel.ts';
import { renderChannel, renderChannels } from './render-channel.ts';

/** By name. */
export async function listChannels(ctx: Context, actor: Actor): Promise<Channel[]> {
  authorize(actor, 'notifications.manage');
  return renderChannels(ctx, ctx.store, await ctx.store.channels.listOpened<Target, ChannelReport>());
}

export async function showChannel(ctx: Context, actor: Actor, id: string): Promise<Channel> {
  authorize(actor, 'notifications.manage');
  return renderChannel(ctx, ctx.store, await openChannel(ctx.store, id));
}
