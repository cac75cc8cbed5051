import type { Channel } from '#contract/channel.ts';
import { HAPPENINGS } from '#integrations/happening.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Filter } from '#notifications/filter.ts';
import type { Rhythm } from '#notifications/rhythm.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { nameOf } from './name-of.ts';
import {
  openChannel,
  readTarget,
  requireIntegrations,
  signingSecret,
  type TypedChannel,
} from './read-channel.ts';
import { renderChannel } from './render-channel.ts';
import { tryBeforeSaving } from './try-channel.ts';

type Given = TypedChannel & {
  name: string;
  secret?: Secret | undefined;
  filter?: Filter | undefined;
  rhythm?: Rhythm | undefined;
  insist?: boolean | undefined;
};

const AT_MOST = 100;
const AT_ONCE: Rhythm = { timeZone: 'UTC', quiet: null, digest: null };

const USUAL: Filter = {
  types: [
    ...Object.entries(HAPPENINGS).flatMap(([kind, { byDefault }]) => (byDefault ? [kind] : [])),
    'channel.switched_off',
  ],
  integrationIds: null,
};

/** Saves a channel that was tested just now. The signing secret of a webhook is in this answer and in no other. */
export async function createChannel(
  ctx: Context,
  actor: Actor,
  given: Given,
  signal: AbortSignal,
): Promise<{ channel: Channel; signingSecret: Secret | null }> {
  authorize(actor, 'notifications.manage');
  const { kind, name, filter = USUAL, rhythm = AT_ONCE } = given;
  const secret = kind === 'webhook' ? signingSecret(ctx, given.secret) : null;
  const target = readTarget(ctx, given, secret ? [secret] : []);
  await requireIntegrations(ctx.store, given.filter);
  if ((await ctx.store.channels.count()) >= AT_MOST)
    throw new Refusal('conflict', `There are ${AT_MOST} channels, and more are not kept. Delete one first.`);
  const test = await tryBeforeSaving(ctx, actor, target, { insist: given.insist === true, signal });

  const id = ctx.newId();
  const createdBy = nameOf(actor);
  return ctx.store.transaction(async (store) => {
    const off = { failingSince: null, retryAt: null, offAt: null, offWhy: null };
    await store.channels.insert(
      { id, kind, name, filter, rhythm, ...off, createdAt: ctx.now(), createdBy },
      target,
    );
    await store.channels.saveReport(id, { test, last: null });
    const channel = await renderChannel(ctx, store, await openChannel(store, id));
    await audit(ctx, store, actor, {
      action: 'channel.created',
      target: { kind: 'channel', id, label: name },
      after: { kind, place: channel.place, filter, rhythm, testPassed: test.failure === null },
    });
    return { channel, signingSecret: secret?.secret ?? null };
  });
}
