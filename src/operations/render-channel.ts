import type { ChannelKind } from '#channels/channel.ts';
import type { DeliveryFailure } from '#channels/failure.ts';
import { type Channel, ChannelFilter, ChannelRhythm, type DeliveryProblem } from '#contract/channel.ts';
import type { Answered, OpenedChannel } from './channel-record.ts';
import type { Context } from './context.ts';

export function renderChannel(ctx: Context, channel: OpenedChannel, waiting: number): Channel {
  const { id, kind, name, filter, rhythm, target, report, failingSince, offAt, offWhy } = channel;
  const answer = (given: Answered | null | undefined) => (given ? renderAnswer(ctx, kind, given) : null);
  return {
    id,
    kind,
    name,
    place: target && ctx.channels.placeOf(target),
    filter: ChannelFilter.parse(filter),
    rhythm: ChannelRhythm.parse(rhythm),
    state: offAt ? 'off' : failingSince ? 'failing' : 'on',
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
