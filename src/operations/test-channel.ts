import type { ChannelTestResult } from '#contract/channel.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Context } from './context.ts';
import {
  channelNotFound,
  invalid,
  openChannel,
  readTarget,
  signingSecret,
  type TypedChannel,
} from './read-channel.ts';
import { renderAnswer } from './render-channel.ts';
import { tellTest, tryChannel } from './try-channel.ts';
import { worksAgain } from './works-again.ts';

type Typed = TypedChannel & { secret?: Secret | undefined };

/** Sends a test to values that are not stored, and stores nothing. */
export async function testTypedChannel(
  ctx: Context,
  actor: Actor,
  typed: Typed,
  signal: AbortSignal,
): Promise<ChannelTestResult> {
  authorize(actor, 'notifications.manage');
  const secrets = typed.kind === 'webhook' ? [signingSecret(ctx, typed.secret)] : [];
  const target = readTarget(ctx, typed, secrets);
  const test = await tryChannel(ctx, actor, target, signal);
  await tellTest(ctx, actor, test, {
    target: { kind: 'channel', id: null, label: 'Not saved' },
    place: ctx.channels.placeOf(target),
  });
  return renderAnswer(ctx, typed.kind, test);
}

/** Sends a test to a channel. One that passes ends a failing: what waits is sent at its next turn. */
export async function testChannel(
  ctx: Context,
  actor: Actor,
  id: string,
  signal: AbortSignal,
): Promise<ChannelTestResult> {
  authorize(actor, 'notifications.manage');
  const { kind, name, target } = await openChannel(ctx.store, id);
  if (!target) throw invalid(UNREADABLE);
  const test = await tryChannel(ctx, actor, target, signal);
  await ctx.store.transaction(async (store) => {
    if (!(await store.channels.lock(id))) throw channelNotFound();
    const { report, target: now } = await openChannel(store, id);
    // It may lead elsewhere by now.
    if (!now || !ctx.channels.isSame(now, target)) return;
    await store.channels.saveReport(id, { test, last: report?.last ?? null });
    if (!test.failure) await worksAgain(ctx, store, id);
  });
  await tellTest(ctx, actor, test, {
    target: { kind: 'channel', id, label: name },
    place: ctx.channels.placeOf(target),
  });
  return renderAnswer(ctx, kind, test);
}

const UNREADABLE = {
  field: 'url',
  message: 'The stored address cannot be opened: the key that it was sealed with is gone.',
  fix: 'Enter it again.',
};
