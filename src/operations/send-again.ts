import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { channelNotFound } from './read-channel.ts';

/** Once more, from the beginning, under the same id: also what was given up, and what arrived and was lost there. */
export async function sendAgain(
  ctx: Context,
  actor: Actor,
  channelId: string,
  deliveryId: string,
): Promise<void> {
  authorize(actor, 'notifications.manage');
  await ctx.store.transaction(async (store) => {
    const channel = await store.channels.lock(channelId);
    if (!channel) throw channelNotFound();
    const delivery = await store.deliveries.find(deliveryId);
    if (delivery?.channelId !== channelId)
      throw new Refusal('not_found', 'There is no such delivery. It may be too old to be kept.');
    if (channel.offAt) throw new Refusal('conflict', 'This channel is switched off. Switch it on first.');
    if (!(await store.deliveries.sendAgain(deliveryId, ctx.now())))
      throw new Refusal('conflict', 'It is being sent just now. Look again in a moment.');
    const target = { kind: 'channel', id: channelId, label: channel.name } as const;
    await audit(ctx, store, actor, { action: 'delivery.sent_again', target, more: { deliveryId } });
  });
}
