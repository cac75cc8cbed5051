import type { Target } from '#channels/channel.ts';
import type { DeliveryFailure } from '#channels/failure.ts';
import { channelRetryAt, isToBeSwitchedOff, nextAttemptAt } from '#notifications/retries.ts';
import type { TakenDelivery } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import type { Answered, ChannelReport } from './channel-record.ts';
import type { Context } from './context.ts';
import { switchOff } from './switch-off.ts';
import { hasArrived } from './works-again.ts';

/**
 * Writes down what came of an attempt; null where there was nobody to send to, or nothing to send. `target` is where it
 * went: what another address answered says nothing about a channel that leads elsewhere by now.
 */
export function endDelivery(
  ctx: Context,
  taken: TakenDelivery,
  answer: Answered | null,
  target: Target | null = null,
): Promise<void> {
  const { id, channelId, personId, attempts } = taken;
  ctx.log.info(
    { deliveryId: id, channelId, personId, attempts, outcome: answer?.failure?.reason ?? 'sent' },
    'delivered',
  );
  return ctx.store.transaction(async (store) => {
    const now = ctx.now();
    if (!answer?.failure) {
      const state = answer ? 'sent' : 'given_up';
      const counts = await store.deliveries.end(taken, { state, endedAt: now, answer });
      if (counts && answer && channelId !== null) await works(ctx, store, { channelId, target }, answer);
      return;
    }
    const isElsewhere = channelId !== null && !(await leadsTo(ctx, store, channelId, target));
    if (isElsewhere) return void (await store.deliveries.putOff(taken, now, answer));
    const says = saidOfChannel(answer.failure);
    if (channelId !== null && says === 'works') await works(ctx, store, { channelId, target }, answer);
    const next = nextAttemptAt({ attempts, since: taken.begunAt ?? now }, answer.failure, now, ctx.random);
    const counts = next
      ? await store.deliveries.putOff(taken, next, answer)
      : await store.deliveries.end(taken, { state: 'given_up', endedAt: now, answer });
    if (counts && channelId !== null && says === 'fails') await fails(ctx, store, channelId, answer);
  });
}

/**
 * Whoever was reached is told, and who refuses does not stop the others. Where only those who refused before were tried
 * again, that says nothing of the channel.
 */
function saidOfChannel(failure: DeliveryFailure): 'works' | 'fails' | 'nothing' {
  if (failure.reason !== 'mail_refused' || failure.delivered.length === 0) return 'fails';
  return failure.reached > 0 ? 'works' : 'nothing';
}

/** Also where nobody can say. */
async function leadsTo(ctx: Context, store: Store, channelId: string, target: Target | null) {
  const channel = await store.channels.findOpened<Target, ChannelReport>(channelId);
  return !target || !channel?.target || ctx.channels.isSame(channel.target, target);
}

type Sent = { channelId: string; target: Target | null };

async function works(ctx: Context, store: Store, { channelId, target }: Sent, answer: Answered) {
  const channel = await store.channels.lock(channelId);
  if (!channel || !(await leadsTo(ctx, store, channelId, target))) return;
  await hasArrived(ctx, store, channel);
  await saveLast(store, channelId, answer);
}

async function fails(ctx: Context, store: Store, channelId: string, answer: Answered) {
  const channel = await store.channels.lock(channelId);
  if (!channel || !answer.failure) return;
  const failingSince = channel.failingSince ?? answer.at;
  const failing = { since: failingSince, isAlone: (await store.deliveries.countTried(channelId)) <= 1 };
  const retryAt = channelRetryAt(failing, answer.failure, ctx.now(), ctx.random);
  await store.channels.change(channelId, { failingSince, retryAt });
  await store.deliveries.allWait(channelId, retryAt);
  await saveLast(store, channelId, answer);
  if (channel.offAt) return;
  if (ctx.channels.natureOf(answer.failure) === 'gone') await switchOff(ctx, store, channel, 'gone');
  else if (isToBeSwitchedOff({ failingSince, now: answer.at }))
    await switchOff(ctx, store, channel, 'failing');
}

async function saveLast(store: Store, channelId: string, last: Answered): Promise<void> {
  const opened = await store.channels.findOpened<unknown, ChannelReport>(channelId);
  await store.channels.saveReport(channelId, { test: opened?.report?.test ?? null, last });
}
