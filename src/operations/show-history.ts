import type { History } from '#contract/watching.ts';
import { type Day, dayOf } from '#integrations/day.ts';
import { LASTING, STRIP_DAYS, stripOf } from '#integrations/strip.ts';
import { DAY_MS, plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';
import { HISTORY } from './list-verifications.ts';
import { integrationNotFound } from './show-integration.ts';

/** The last 90 days at a glance, and how long each rung took: by day, and of the newest checks one by one. */
export async function showHistory(ctx: Context, actor: Actor, id: string): Promise<History> {
  authorize(actor, 'integrations.read');
  const integration = await ctx.store.integrations.find(id);
  if (!integration) throw integrationNotFound();
  const now = ctx.now();
  const [over, moments, verifications] = await Promise.all([
    ctx.store.integrationDays.list(id, dayOf(plusMs(now, -STRIP_DAYS * DAY_MS))),
    ctx.store.happenings.moments(id, LASTING),
    ctx.store.verifications.list(id, HISTORY),
  ]);
  const days = integration.today ? [...over, integration.today] : over;
  const { status, createdAt } = integration;
  return {
    days: stripOf({ days, moments, status, createdAt, now }),
    times: days.map(timesOf),
    recent: verifications.toReversed().flatMap(recentOf),
  };
}

const timesOf = ({ day, rungs }: Day): History['times'][number] => ({
  at: day,
  rungs: Object.fromEntries(
    Object.entries(rungs).map(([id, { count, sumMs, maxMs }]) => [
      id,
      { meanMs: Math.round((sumMs / count) * 10) / 10, maxMs },
    ]),
  ),
});

function recentOf({ startedAt, detail }: VerificationRecord): History['recent'] {
  const timed = detail?.rungs.flatMap(({ id, durationMs }) =>
    durationMs === null ? [] : [[id, durationMs] as const],
  );
  return startedAt && timed?.length ? [{ at: startedAt, rungs: Object.fromEntries(timed) }] : [];
}
