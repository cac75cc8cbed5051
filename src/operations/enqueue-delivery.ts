import { type Instant, plusMs } from '#kernel/instant.ts';
import { fits } from '#notifications/filter.ts';
import type { Told } from '#notifications/notification.ts';
import { dueAt } from '#notifications/rhythm.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Destination } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

type Needed = Pick<Context, 'now' | 'newId'>;

/**
 * How long after one message the next goes out at the earliest: what happens in between goes out with it, so that a
 * network that fails is one message and not a thousand. Programs get each thing by itself.
 */
const GAP_MS: Record<ChannelRecord['kind'], number> = {
  mail: 60_000,
  slack: 10_000,
  teams: 10_000,
  webhook: 0,
};
const GAP_OF_PERSON_MS = 60_000;

/** Tells every channel that is on and wants it. It goes out when the transaction of `store` has ended well. */
export async function enqueueForChannels(ctx: Needed, store: Store, told: Told): Promise<void> {
  for (const channel of await store.channels.active()) {
    if (!fits(channel.filter, told)) continue;
    const { at, reason } = dueAt(channel.rhythm, told.severity, told.at);
    const gapMs = GAP_MS[channel.kind];
    await enqueue(ctx, store, { channelId: channel.id }, told, {
      reason,
      gapMs,
      notBefore: later(at, channel.retryAt),
      isJoined: gapMs > 0 || reason !== 'at_once' || channel.failingSince !== null,
    });
  }
}

/** Tells a person by mail. */
export const enqueueForPerson = (ctx: Needed, store: Store, personId: string, told: Told): Promise<void> =>
  enqueue(ctx, store, { personId }, told, {
    reason: 'at_once',
    gapMs: GAP_OF_PERSON_MS,
    notBefore: told.at,
    isJoined: true,
  });

type How = {
  reason: 'at_once' | 'digest' | 'after_quiet_hours';
  gapMs: number;
  notBefore: Instant;
  /** Goes out with what waits already. */
  isJoined: boolean;
};

async function enqueue(
  ctx: Needed,
  store: Store,
  destination: Destination,
  told: Told,
  { reason, gapMs, notBefore, isJoined }: How,
): Promise<void> {
  const waiting = isJoined ? await store.deliveries.lockOpen(destination, reason) : null;
  const id = waiting?.id ?? ctx.newId();
  if (!waiting) {
    const last = gapMs > 0 ? await store.deliveries.lastDueAt(destination) : null;
    const due = later(notBefore, last && reason === 'at_once' ? plusMs(last, gapMs) : null);
    await store.deliveries.insert(destination, { id, reason, dueAt: due, createdAt: ctx.now() });
  }
  await store.deliveries.add(id, { id: ctx.newId(), toldId: told.id, at: told.at, content: told });
}

const later = (one: Instant, other: Instant | null): Instant => (other !== null && other > one ? other : one);
