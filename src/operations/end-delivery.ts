import { plusMs } from '#kernel/instant.ts';
import type { Target } from '#channels/channel.ts';
import { isToBeSwitchedOff, nextAttemptAt } from '#notifications/retries.ts';
import type { TakenDelivery } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import type { Answered, ChannelReport, OpenedChannel } from './channel-record.ts';
import type { Context } from './context.ts';
import { switchOff } from './switch-off.ts';
import { worksAgain } from './works-again.ts';

/** While every attempt is used up, what is new waits this long. */
const AFTER_THE_LAST_MS = 60 * 60_000;

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
    const next = nextAttemptAt(attempts, answer.failure, now, ctx.random);
    const counts = next
      ? await store.deliveries.putOff(taken, next, answer)
      : await store.deliveries.end(taken, { state: 'given_up', endedAt: now, answer });
    if (!counts || channelId === null) return;
    // Who was reached is told; who refuses does not stop the others.
    if (hasReachedSome(answer)) await works(ctx, store, { channelId, target }, answer);
    else
      await fails(
        ctx,
        store,
        { channelId, taken },
        { answer, retryAt: next ?? plusMs(now, AFTER_THE_LAST_MS) },
      );
  });
}

const hasReachedSome = ({ failure }: Answered) =>
  failure?.reason === 'mail_refused' && failure.delivered.length > 0;

async function leadsTo(ctx: Context, store: Store, channelId: string, target: Target | null) {
  return isAt(ctx, await store.channels.findOpened<Target, ChannelReport>(channelId), target);
}

/** Also where nobody can say. */
const isAt = (ctx: Context, channel: Pick<OpenedChannel, 'target'> | null, target: Target | null): boolean =>
  !target || !channel?.target || ctx.channels.isSame(channel.target, target);

type Sent = { channelId: string; target: Target | null };

async function works(ctx: Context, store: Store, { channelId, target }: Sent, answer: Answered) {
  const channel = await store.channels.lock(channelId);
  const opened = await store.channels.findOpened<Target, ChannelReport>(channelId);
  if (!channel || !isAt(ctx, opened, target)) return;
  if (channel.failingSince) await worksAgain(ctx, store, channelId);
  await store.channels.saveReport(channelId, { test: opened?.report?.test ?? null, last: answer });
}

type Failing = { answer: Answered; retryAt: string };

type Failed = { channelId: string; taken: TakenDelivery };

async function fails(ctx: Context, store: Store, { channelId, taken }: Failed, { answer, retryAt }: Failing) {
  const channel = await store.channels.lock(channelId);
  if (!channel || !answer.failure) return;
  const failingSince = channel.failingSince ?? answer.at;
  await store.channels.change(channelId, { failingSince, retryAt });
  await store.deliveries.waitBehind(taken, retryAt);
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
