import type { ChannelKind } from '#channels/channel.ts';
import type { Delivery, DeliveryList } from '#contract/delivery.ts';
import type { Told } from '#notifications/notification.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { LoggedDelivery } from '#store/delivery-log.ts';
import type { Answered } from './channel-record.ts';
import type { Context } from './context.ts';
import { openChannel } from './read-channel.ts';
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
