import { type Instant, plusMs } from '#kernel/instant.ts';
import { fits } from '#notifications/filter.ts';
import type { Told } from '#notifications/notification.ts';
import { gravest } from '#notifications/foremost.ts';
import { type Due, dueAt, whenNotQuiet } from '#notifications/rhythm.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Destination, NewDelivery } from '#store/deliveries.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

type Needed = Pick<Context, 'now' | 'newId'>;

/** Something to tell, and the people to mail it to besides the channels that want it. */
export type Telling = { told: Told; personIds: readonly string[] };

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

/** How much goes out together at most. A program is told each thing whole; a person the worst, and how much more. */
const TOGETHER_AT_MOST: Record<ChannelRecord['kind'], number> = {
  mail: Infinity,
  slack: Infinity,
  teams: Infinity,
  webhook: 50,
};

/** What is written for all destinations together, in two statements however many there are. */
type Batch = { deliveries: NewDelivery[]; items: { deliveryId: string; toldId: string }[] };

/**
 * Puts it on its way to every channel that is on and wants it, and to the people. It goes out when the transaction of
 * `store` has ended well.
 */
export async function tellAll(ctx: Needed, store: Store, tellings: readonly Telling[]): Promise<void> {
  const batch: Batch = { deliveries: [], items: [] };
  for (const channel of await store.channels.active()) {
    for (const [due, told] of byDue(channel, tellings)) {
      const gapMs = GAP_MS[channel.kind];
      await place(ctx, store, batch, { channelId: channel.id }, told, {
        ...due,
        gapMs,
        atMost: TOGETHER_AT_MOST[channel.kind],
        notBefore: channel.retryAt && whenNotQuiet(channel.rhythm, gravest(told), channel.retryAt),
        isJoined: gapMs > 0 || due.reason !== 'at_once' || channel.failingSince !== null,
      });
    }
  }
  for (const [personId, told] of byPerson(tellings)) {
    await place(ctx, store, batch, { personId }, told, {
      reason: 'at_once',
      at: ctx.now(),
      notBefore: null,
      gapMs: GAP_OF_PERSON_MS,
      atMost: Infinity,
      isJoined: true,
    });
  }
  const isWanted = new Set(batch.items.map(({ toldId }) => toldId));
  await store.told.insert(tellings.flatMap(({ told }) => (isWanted.has(told.id) ? [told] : [])));
  await store.deliveries.insert(batch.deliveries);
  await store.deliveries.add(batch.items);
}

/** What a channel wants, by when it is due there. */
function byDue({ filter, rhythm }: ChannelRecord, tellings: readonly Telling[]): Map<Due, Told[]> {
  const found = new Map<string, { due: Due; told: Told[] }>();
  for (const { told } of tellings) {
    if (!fits(filter, told)) continue;
    const due = dueAt(rhythm, told.severity, told.at);
    const key = due.reason === 'at_once' ? due.reason : `${due.reason} ${due.at}`;
    const same = found.get(key) ?? { due, told: [] };
    same.told.push(told);
    found.set(key, same);
  }
  return new Map([...found.values()].map(({ due, told }) => [due, told]));
}

function byPerson(tellings: readonly Telling[]): Map<string, Told[]> {
  const found = new Map<string, Told[]>();
  for (const { told, personIds } of tellings)
    for (const personId of personIds) found.set(personId, [...(found.get(personId) ?? []), told]);
  // Locked in one order by every process.
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** `isJoined`: goes out with what waits already. `notBefore`: because the channel fails. */
type How = Due & { notBefore: Instant | null; gapMs: number; atMost: number; isJoined: boolean };

async function place(
  ctx: Needed,
  store: Store,
  batch: Batch,
  destination: Destination,
  told: readonly Told[],
  { reason, at, notBefore, gapMs, atMost, isJoined }: How,
): Promise<void> {
  const open = isJoined ? await store.deliveries.lockOpen(destination, reason, at) : null;
  const last = open || gapMs === 0 ? null : await store.deliveries.lastDueAt(destination);
  // A clock that was ahead, or a pause that is over, makes nobody wait longer than the gap.
  const afterLast = last && earlier(plusMs(last, gapMs), plusMs(ctx.now(), gapMs));
  const dueAtLast = later(at, reason === 'at_once' ? afterLast : null);
  const begin = () => {
    const id = ctx.newId();
    const nextAttemptAt = later(dueAtLast, notBefore);
    batch.deliveries.push({
      ...destination,
      id,
      reason,
      dueAt: dueAtLast,
      nextAttemptAt,
      createdAt: ctx.now(),
    });
    return id;
  };
  let [current, room] = open ? [open.id, atMost - (await countIn(store, open, atMost))] : ['', 0];
  for (const { id } of told) {
    if (room <= 0) [current, room] = [begin(), isJoined ? atMost : 1];
    batch.items.push({ deliveryId: current, toldId: id });
    room -= 1;
  }
}

const countIn = async (store: Store, { id }: { id: string }, atMost: number) =>
  atMost === Infinity ? 0 : store.deliveries.countOf(id);

const earlier = (one: Instant, other: Instant): Instant => (other < one ? other : one);
const later = (one: Instant, other: Instant | null): Instant => (other !== null && other > one ? other : one);
