import type { Target } from '#channels/channel.ts';
import { KeyNotHere } from '#kernel/key-not-here.ts';
import { type Instant, plusMs } from '#kernel/instant.ts';
import { fail } from '#kernel/result.ts';
import { fits } from '#notifications/filter.ts';
import { gravest } from '#notifications/foremost.ts';
import type { Notification, Told } from '#notifications/notification.ts';
import { type Rhythm, whenNotQuiet } from '#notifications/rhythm.ts';
import { permissionsOf } from '#people/role.ts';
import type { DeliveryLane, TakenDelivery } from '#store/deliveries.ts';
import { type Answered, answered } from './channel-record.ts';
import type { Context } from './context.ts';
import { endDelivery } from './end-delivery.ts';

const MINUTE = 60_000;
/** Longer than any sending takes. */
const LEASE_MS = 2 * MINUTE;
/** More than any message shows; of the rest only the number is told. */
const ITEMS_AT_MOST = 1_000;

/** Takes what is due in a lane, at most so many, one a destination. */
export const takeDeliveries = (ctx: Context, lane: DeliveryLane, limit: number): Promise<TakenDelivery[]> =>
  ctx.store.deliveries.take(lane, ctx.now(), plusMs(ctx.now(), LEASE_MS), limit);

/** Sends one that was taken. It may go out twice, under the same id, and is never lost. */
export async function deliver(ctx: Context, taken: TakenDelivery, signal: AbortSignal): Promise<void> {
  const { store } = ctx;
  try {
    const found = await targetOf(ctx, taken);
    if (found === 'unreadable')
      return await endDelivery(ctx, taken, answered(ctx.now(), fail({ reason: 'address_unreadable' })));
    const notification = found && (await notificationOf(ctx, taken, found));
    if (!notification) return await endDelivery(ctx, taken, null);
    const { target } = found;
    const heldBackUntil = quietUntil(ctx, taken, found, notification);
    if (heldBackUntil) return await store.deliveries.holdBack(taken, heldBackUntil);
    const before = await store.deliveries.answerOf<Answered>(taken.id);
    const delivered = before?.failure?.reason === 'mail_refused' ? before.failure.delivered : [];
    const result = await ctx.channels.send(target, notification, signal, delivered);
    if (!result.ok && signal.aborted) return await store.deliveries.putBack(taken, ctx.now());
    await endDelivery(ctx, taken, answered(ctx.now(), result), target);
  } catch (error) {
    // Another process can open it.
    if (error instanceof KeyNotHere) await store.deliveries.putBack(taken, plusMs(ctx.now(), MINUTE));
    throw error;
  }
}

/** Also what only comes late because it failed before, or waited behind what did. What a person asks for is sent at any hour. */
function quietUntil(
  { now }: Context,
  { reason }: TakenDelivery,
  { rhythm }: Found,
  { told }: Notification,
): Instant | null {
  if (!rhythm || reason === 'asked_for') return null;
  const at = now();
  const until = whenNotQuiet(rhythm, gravest(told), at);
  return until === at ? null : until;
}

/**
 * `may`: what whoever gets it may or wants to be told now, whatever was so when it happened. `rhythm`: when; null where
 * at any hour.
 */
type Found = { target: Target; rhythm: Rhythm | null; may: (told: Told) => boolean };

/** null where nobody is there any more. */
async function targetOf(
  { store }: Context,
  { channelId, personId, reason }: TakenDelivery,
): Promise<Found | 'unreadable' | null> {
  if (channelId !== null) {
    const channel = await store.channels.findOpened<Target, unknown>(channelId);
    return channel?.target
      ? {
          target: channel.target,
          rhythm: channel.rhythm,
          may: (told) => reason === 'asked_for' || fits(channel.filter, told),
        }
      : 'unreadable';
  }
  const person = personId === null ? null : await store.people.find(personId);
  if (!person || person.deactivatedAt !== null) return null;
  const roles = await store.roles.list();
  const rights = permissionsOf(roles.filter(({ id }) => person.roles.includes(id)));
  return {
    target: { kind: 'mail', to: [person.email], isPerson: true },
    rhythm: null,
    may: ({ integration }) => rights.has(integration ? 'integrations.read' : 'notifications.manage'),
  };
}

async function notificationOf(
  { store }: Context,
  { id, reason }: TakenDelivery,
  { may }: Found,
): Promise<Notification | null> {
  const all = await store.deliveries.toldIn(id, ITEMS_AT_MOST);
  const [first, ...rest] = all.filter(may);
  if (!first) return null;
  const leftOut = all.length < ITEMS_AT_MOST ? 0 : (await store.deliveries.countOf(id)) - all.length;
  return { id, reason, told: [first, ...rest], ...(leftOut > 0 && { leftOut }) };
}
