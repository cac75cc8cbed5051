import type { Target } from '#channels/channel.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import { plusMs } from '#kernel/instant.ts';
import { fail } from '#kernel/result.ts';
import type { Notification } from '#notifications/notification.ts';
import type { DeliveryLane, TakenDelivery } from '#store/deliveries.ts';
import { type Answered, answered } from './channel-record.ts';
import type { Context } from './context.ts';
import { endDelivery } from './end-delivery.ts';

const MINUTE = 60_000;
/** Longer than any sending takes. */
const LEASE_MS = 2 * MINUTE;
/** More than any message shows; the rest is counted by nobody who reads it. */
const ITEMS_AT_MOST = 1_000;

/** Takes what is due in a lane, at most so many, one a destination. */
export const takeDeliveries = (ctx: Context, lane: DeliveryLane, limit: number): Promise<TakenDelivery[]> =>
  ctx.store.deliveries.take(lane, ctx.now(), plusMs(ctx.now(), LEASE_MS), limit);

/** Sends one that was taken. It may go out twice, under the same id, and is never lost. */
export async function deliver(ctx: Context, taken: TakenDelivery, signal: AbortSignal): Promise<void> {
  const { store } = ctx;
  try {
    const notification = await notificationOf(ctx, taken);
    const target = await targetOf(ctx, taken);
    if (!notification || target === 'nobody') return await endDelivery(ctx, taken, null);
    if (target === 'unreadable')
      return await endDelivery(ctx, taken, answered(ctx.now(), fail({ reason: 'address_unreadable' })));
    const before = await store.deliveries.answerOf<Answered>(taken.id);
    const delivered = before?.failure?.reason === 'mail_refused' ? before.failure.delivered : [];
    const result = await ctx.channels.send(target, notification, signal, delivered);
    if (!result.ok && signal.aborted) return await store.deliveries.putBack(taken, ctx.now());
    await endDelivery(ctx, taken, answered(ctx.now(), result));
  } catch (error) {
    // Another process can open it.
    if (error instanceof KeyNotHere) await store.deliveries.putBack(taken, plusMs(ctx.now(), MINUTE));
    throw error;
  }
}

type Found = Target | 'nobody' | 'unreadable';

async function targetOf({ store }: Context, { channelId, personId }: TakenDelivery): Promise<Found> {
  if (channelId !== null)
    return (await store.channels.findOpened<Target, unknown>(channelId))?.target ?? 'unreadable';
  const person = personId === null ? null : await store.people.find(personId);
  return person && person.deactivatedAt === null
    ? { kind: 'mail', to: [person.email], isPerson: true }
    : 'nobody';
}

async function notificationOf(
  { store }: Context,
  { id, reason }: TakenDelivery,
): Promise<Notification | null> {
  const [first, ...rest] = await store.deliveries.toldIn(id, ITEMS_AT_MOST);
  return first ? { id, reason, told: [first, ...rest] } : null;
}
