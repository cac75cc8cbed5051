import type { Target } from '#channels/channel.ts';
import type { Channel } from '#contract/channel.ts';
import type { Filter } from '#notifications/filter.ts';
import { gravest } from '#notifications/foremost.ts';
import { dueAt, type Rhythm } from '#notifications/rhythm.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Secret } from '#secrets/secret.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { OpenedChannel } from './channel-record.ts';
import type { Context } from './context.ts';
import {
  channelNotFound,
  openChannel,
  readTarget,
  requireIntegrations,
  signingSecret,
} from './read-channel.ts';
import { renderChannel } from './render-channel.ts';
import { tryBeforeSaving } from './try-channel.ts';
import { worksAgain } from './works-again.ts';

/** Enough to know how bad it is. */
const LOOKED_AT = 100;

type Change = {
  name?: string | undefined;
  to?: readonly string[] | undefined;
  url?: Secret | undefined;
  filter?: Filter | undefined;
  rhythm?: Rhythm | undefined;
  on?: boolean | undefined;
  insist?: boolean | undefined;
};

/** Renames it, chooses what it is told and when, gives it another address, or switches it on or off. */
export async function changeChannel(
  ctx: Context,
  actor: Actor,
  id: string,
  change: Change,
  signal: AbortSignal,
): Promise<Channel> {
  authorize(actor, 'notifications.manage');
  const before = await openChannel(ctx.store, id);
  await requireIntegrations(ctx.store, change.filter, before.filter);
  const target = newTarget(ctx, before, change);
  const test =
    target && (await tryBeforeSaving(ctx, actor, target, { insist: change.insist === true, signal }));
  return ctx.store.transaction(async (store) => {
    const locked = await store.channels.lock(id);
    if (!locked) throw channelNotFound();
    const { name, filter, rhythm } = change;
    await store.channels.change(id, {
      ...(name !== undefined && { name }),
      ...(filter && { filter }),
      ...(rhythm && { rhythm }),
      ...switched(ctx, change.on),
    });
    if (target) await store.channels.saveTarget(id, await signedAsNow(store, id, target));
    if (test) await store.channels.saveReport(id, { test, last: null });
    if (rhythm) await planAnew(ctx, store, locked, rhythm);
    // Also what was put on its way in the moment in which it was switched off.
    if (change.on === false || locked.offAt) await store.deliveries.giveUpWaiting(id, ctx.now());
    if (change.on === true || test) await worksAgain(ctx, store, id);
    const after = await openChannel(store, id);
    await audit(ctx, store, actor, {
      action: 'channel.changed',
      target: { kind: 'channel', id, label: before.name },
      before: factsOf(ctx, before),
      after: factsOf(ctx, after),
      more: target ? { addressReplaced: true } : {},
    });
    return renderChannel(ctx, store, after);
  });
}

/** null where the address stays as it is. The signing secrets go with it. */
function newTarget(ctx: Context, { kind, target }: OpenedChannel, { to, url }: Change): Target | null {
  if (to === undefined && url === undefined) return null;
  // Where they cannot be opened any more it is signed with one that nobody knows yet: whoever wants to check adds one.
  const secrets = target?.kind === 'webhook' ? target.secrets : [signingSecret(ctx, undefined)];
  return readTarget(ctx, { kind, to, url }, secrets);
}

/** The test takes its time, and the secrets may have been changed meanwhile. */
async function signedAsNow(store: Store, id: string, target: Target): Promise<Target> {
  if (target.kind !== 'webhook') return target;
  const { target: now } = await openChannel(store, id);
  return now?.kind === 'webhook' ? { ...target, secrets: now.secrets } : target;
}

function switched(ctx: Context, on: boolean | undefined) {
  if (on === false) return { offAt: ctx.now(), offWhy: 'person' as const };
  return on === true ? { offAt: null, offWhy: null } : {};
}

const factsOf = (ctx: Context, { name, filter, rhythm, offAt, target }: OpenedChannel) => ({
  name,
  place: target && ctx.channels.placeOf(target),
  filter,
  rhythm,
  on: offAt === null,
});

/** What waits for a moment of the old rhythm waits for one of the new, or goes out now. */
async function planAnew(
  ctx: Context,
  store: Store,
  { id: channelId, retryAt }: ChannelRecord,
  rhythm: Rhythm,
): Promise<void> {
  const now = ctx.now();
  for (const { id } of await store.deliveries.planned(channelId)) {
    const told = await store.deliveries.toldIn(id, LOOKED_AT);
    await store.deliveries.plan(id, dueAt(rhythm, gravest(told), now));
  }
  // What was tried waits for the end of the old quiet hours, which is looked at again before it is sent.
  await store.deliveries.hurry(channelId, retryAt !== null && retryAt > now ? retryAt : now);
}
