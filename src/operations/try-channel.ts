import type { Target } from '#channels/channel.ts';
import type { DeliveryFailure } from '#channels/failure.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { type Answered, answered } from './channel-record.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { nameOf } from './name-of.ts';
import { renderProblem } from './render-channel.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import { linkTo } from './told.ts';

const PER_PERSON = { name: 'channel_test', points: 30, seconds: 5 * 60 };

/** Sends a test notification now, and answers what came of it. */
export async function tryChannel(
  ctx: Context,
  actor: Actor,
  target: Target,
  signal: AbortSignal,
): Promise<Answered> {
  const who = 'personId' in actor ? actor.personId : nameOf(actor);
  await spendOrRefuse(ctx, PER_PERSON, who, 'Too many channel tests. Wait a little and try again.');
  const at = ctx.now();
  const test = {
    id: ctx.newId(),
    at,
    type: 'test',
    severity: 'info' as const,
    integration: null,
    title: 'A test from OwlHub',
    lines: [`${nameOf(actor)} tests this channel. Notifications arrive here.`],
    link: linkTo(ctx, '/settings/notifications'),
    data: {},
  };
  const result = await ctx.channels.send(target, { id: ctx.newId(), reason: 'test', told: [test] }, signal);
  return answered(ctx.now(), result);
}

/** The same before it is saved: refuses what must not be dialled, and what does not work unless the person insists. */
export async function tryBeforeSaving(
  ctx: Context,
  actor: Actor,
  target: Target,
  { insist, signal }: { insist: boolean; signal: AbortSignal },
): Promise<Answered> {
  const located = await ctx.channels.check(target, signal);
  if (!located.ok && located.failure.reason === 'address_not_allowed')
    throw refused(ctx, target, located.failure, {});
  const test = located.ok ? await tryChannel(ctx, actor, target, signal) : answered(ctx.now(), located);
  if (!test.failure || insist) return test;
  const notSaved = { kind: 'channel', id: null, label: 'Not saved' } as const;
  await tellTest(ctx, actor, test, { target: notSaved, place: ctx.channels.placeOf(target) });
  throw refused(ctx, target, test.failure, { reason: 'channel_test_failed' });
}

function refused(
  ctx: Context,
  { kind }: Target,
  failure: DeliveryFailure,
  more: { reason?: string },
): Refusal {
  const { title, meaning, nextSteps, reason } = renderProblem(ctx, kind, failure);
  const message = `${title}. ${meaning}`;
  const field = kind === 'mail' ? 'to' : 'url';
  return new Refusal('invalid', message, {
    problems: [{ field, message, fix: nextSteps.join(' '), reason }],
    ...more,
  });
}

type Tested = { target: { kind: 'channel'; id: string | null; label: string }; place: string };

/** In the audit log, because something was sent. */
export const tellTest = (ctx: Context, actor: Actor, { failure }: Answered, { target, place }: Tested) =>
  ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'channel.tested',
      outcome: failure ? 'failed' : 'done',
      target,
      more: { place, ...(failure && { reason: failure.reason }) },
    }),
  );
