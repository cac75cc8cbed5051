import type { ChannelKind } from '#channels/channel.ts';
import type { Delivery, DeliveryList } from '#contract/channel.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Told } from '#notifications/notification.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { LoggedDelivery } from '#store/delivery-log.ts';
import { audit } from './audit.ts';
import type { Answered } from './channel-record.ts';
import type { Context } from './context.ts';
import { channelNotFound, openChannel } from './read-channel.ts';
import { renderAnswer } from './render-channel.ts';

type Asked = { before?: string | undefined; limit: number };

const TITLES = 3;

/** What was sent to a channel and what it answered, the newest first. */
export async function listDeliveries(
  ctx: Context,
  actor: Actor,
  channelId: string,
  asked: Asked,
): Promise<DeliveryList> {
  authorize(actor, 'notifications.manage');
  const { kind } = await openChannel(ctx.store, channelId);
  const rows = await ctx.store.deliveries.list<Answered>(channelId, { ...asked, limit: asked.limit + 1 });
  const shown = rows.slice(0, asked.limit);
  const told = await ctx.store.deliveries.newestIn(
    shown.map(({ id }) => id),
    TITLES,
  );
  return {
    deliveries: shown.map((row) => render(ctx, kind, row, told.get(row.id) ?? [])),
    next: rows.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

function render(
  ctx: Context,
  kind: ChannelKind,
  row: LoggedDelivery<Answered>,
  told: readonly Told[],
): Delivery {
  const { id, state, reason, items, attempts, createdAt, dueAt, nextAttemptAt, leasedUntil, endedAt } = row;
  return {
    id,
    state,
    reason,
    items,
    titles: told.map(({ title }) => title),
    attempts,
    createdAt,
    dueAt,
    nextAttemptAt: leasedUntil === null ? nextAttemptAt : null,
    endedAt,
    answer: row.answer && renderAnswer(ctx, kind, row.answer),
  };
}

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
