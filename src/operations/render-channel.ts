import type { ChannelKind } from '#channels/channel.ts';
import type { DeliveryFailure } from '#channels/failure.ts';
import { type Channel, ChannelFilter, ChannelRhythm, type DeliveryProblem } from '#contract/channel.ts';
import type { Store } from '#store/store.ts';
import type { Answered, OpenedChannel } from './channel-record.ts';
import type { Context } from './context.ts';
import { orphanedAmong } from './orphaned.ts';

/** As pages are shown them, with three queries at most. */
export async function renderChannels(
  ctx: Context,
  store: Store,
  channels: readonly OpenedChannel[],
): Promise<Channel[]> {
  const waiting = await store.deliveries.countWaiting();
  const orphaned = await orphanedAmong(store, channels);
  return channels.map((channel) =>
    render(ctx, channel, { waiting: waiting.get(channel.id) ?? 0, isOrphaned: orphaned.has(channel.id) }),
  );
}

export async function renderChannel(ctx: Context, store: Store, channel: OpenedChannel): Promise<Channel> {
  const [rendered] = await renderChannels(ctx, store, [channel]);
  if (!rendered) throw new Error('One channel is rendered as one.');
  return rendered;
}

type Found = { waiting: number; isOrphaned: boolean };

function render(ctx: Context, channel: OpenedChannel, { waiting, isOrphaned }: Found): Channel {
  const { id, kind, name, filter, rhythm, target, report, failingSince, offAt, offWhy } = channel;
  const answer = (given: Answered | null | undefined) => (given ? renderAnswer(ctx, kind, given) : null);
  return {
    id,
    kind,
    name,
    place: target && ctx.channels.placeOf(target),
    filter: ChannelFilter.parse(filter),
    rhythm: ChannelRhythm.parse(rhythm),
    state: offAt ? 'off' : failingSince ? 'failing' : isOrphaned ? 'orphaned' : 'on',
    failingSince,
    off: offAt && offWhy ? { at: offAt, why: offWhy } : null,
    test: answer(report?.test),
    last: answer(report?.last),
    secrets:
      target?.kind === 'webhook'
        ? target.secrets.map((secret) => ({
            id: secret.id,
            lastFour: ctx.secrets.lastFour(secret.secret),
            createdAt: secret.createdAt,
          }))
        : [],
    waiting,
    createdAt: channel.createdAt,
    createdBy: channel.createdBy,
  };
}

export function renderAnswer(ctx: Context, kind: ChannelKind, { at, accepted, failure }: Answered) {
  return {
    at,
    status: accepted?.status ?? (failure && 'status' in failure ? failure.status : null),
    said: accepted?.said ?? (failure && 'said' in failure ? failure.said : null),
    problem: failure && renderProblem(ctx, kind, failure),
  };
}

export function renderProblem(ctx: Context, kind: ChannelKind, failure: DeliveryFailure): DeliveryProblem {
  const { title, meaning, nextSteps } = ctx.channels.advise(failure, kind);
  return { reason: failure.reason, title, meaning, nextSteps: [...nextSteps] };
}
