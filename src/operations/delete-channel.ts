import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { channelNotFound } from './read-channel.ts';

/** With its address, what waits for it and what was sent to it. */
export async function deleteChannel(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'notifications.manage');
  await ctx.store.transaction(async (store) => {
    const channel = await store.channels.lock(id);
    if (!channel) throw channelNotFound();
    await store.channels.remove(id);
    await audit(ctx, store, actor, {
      action: 'channel.deleted',
      target: { kind: 'channel', id, label: channel.name },
      before: { kind: channel.kind, filter: channel.filter, rhythm: channel.rhythm },
    });
  });
}
