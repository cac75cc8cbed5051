import { plusMs } from '#kernel/instant.ts';
import { isToBeSwitchedOff, nextAttemptAt } from '#notifications/retries.ts';
import type { TakenDelivery } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import type { Answered, ChannelReport } from './channel-record.ts';
import type { Context } from './context.ts';
import { switchOff } from './switch-off.ts';

/** While every attempt is used up, what is new waits this long. */
const AFTER_THE_LAST_MS = 60 * 60_000;

/** Writes down what came of an attempt; null where there was nobody to send to, or nothing to send. */
export function endDelivery(ctx: Context, taken: TakenDelivery, answer: Answered | null): Promise<void> {
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
      if (counts && answer && channelId !== null) await works(store, channelId, answer);
      return;
    }
    const next = nextAttemptAt(attempts, answer.failure, now, ctx.random);
    const counts = next
      ? await store.deliveries.putOff(taken, next, answer)
      : await store.deliveries.end(taken, { state: 'given_up', endedAt: now, answer });
    if (counts && channelId !== null)
      await fails(ctx, store, channelId, { answer, retryAt: next ?? plusMs(now, AFTER_THE_LAST_MS) });
  });
}

async function works(store: Store, channelId: string, answer: Answered): Promise<void> {
  const channel = await store.channels.lock(channelId);
  if (!channel) return;
  if (channel.failingSince) await store.channels.change(channelId, { failingSince: null, retryAt: null });
  await saveLast(store, channelId, answer);
}

type Failing = { answer: Answered; retryAt: string };

async function fails(ctx: Context, store: Store, channelId: string, { answer, retryAt }: Failing) {
  const channel = await store.channels.lock(channelId);
  if (!channel || !answer.failure) return;
  const failingSince = channel.failingSince ?? answer.at;
  await store.channels.change(channelId, { failingSince, retryAt });
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
