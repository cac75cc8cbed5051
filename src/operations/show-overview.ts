import type { Need, Overview } from '#contract/overview.ts';
import { endingNext, endingTitle } from '#integrations/ending-words.ts';
import { dayOf } from '#integrations/day.ts';
import { isGrave } from '#integrations/attention.ts';
import { daysUntil } from '#integrations/reminders.ts';
import { DAY_MS, type Instant, plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, may } from '#people/permission.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import { adviser } from './adviser.ts';
import type { Context } from './context.ts';
import { channelNeeds } from './channel-needs.ts';
import { standingOf } from './watch-endings.ts';

const LISTED = 50;
const SOON_DAYS = 30;
const NO_CHANNELS = { off: [], failing: [], orphaned: [] };

/** What needs someone today and what will soon. Eleven queries at most, however many integrations there are. */
export async function showOverview(ctx: Context, actor: Actor): Promise<Overview> {
  authorize(actor, 'integrations.read');
  const now = ctx.now();
  const endOfToday = `${dayOf(now)}T23:59:59.999Z`;
  const [channels, counts, needing, ended, ending] = await Promise.all([
    may(actor, 'notifications.manage') ? channelNeeds(ctx) : NO_CHANNELS,
    ctx.store.integrations.countByStatus(),
    ctx.store.integrations.needing(LISTED),
    ctx.store.endings.within({ after: null, until: endOfToday }, LISTED),
    ctx.store.endings.within({ after: endOfToday, until: plusMs(endOfToday, SOON_DAYS * DAY_MS) }, LISTED),
  ]);
  return {
    counts,
    today: {
      needs: gravestFirst([
        ...channels.off,
        ...needing.records.map((record) => needOf(ctx, record)),
        ...ended.endings.map(ends(now)),
        ...channels.failing,
        ...channels.orphaned,
      ]).slice(0, LISTED),
      total: Object.values(channels).flat().length + needing.total + ended.total,
    },
    soon: { needs: ending.endings.map(ends(now)), total: ending.total },
  };
}

/** What is urgent comes first; otherwise the order stays. */
const gravestFirst = (needs: readonly Need[]): Need[] =>
  needs.toSorted((one, other) => Number(other.urgent) - Number(one.urgent));

type EndingRow = Awaited<ReturnType<Context['store']['endings']['within']>>['endings'][number];

const ends =
  (now: Instant) =>
  ({ integrationId, name, what, endsAt }: EndingRow): Need => {
    const days = daysUntil(endsAt, now);
    const [title, next] = [endingTitle(what, days), endingNext(what)];
    const about = { integrationId, channelId: null, name, kind: what };
    return { ...about, title, next, at: endsAt, urgent: days <= 7 };
  };

function needOf(ctx: Context, record: IntegrationRecord): Need {
  const { id: integrationId, name, status, candidate } = record;
  const advise = adviser(ctx, record);
  const failure = status.is === 'failed' ? status.failure : null;
  const trouble = status.is === 'connected' ? status.trouble : null;
  const need = (
    kind: Need['kind'],
    title: string,
    next: string | null | undefined,
    at: Instant | null,
  ): Need => {
    const about = { integrationId, channelId: null, name, kind, title };
    return { ...about, next: next ?? null, at, urgent: kind === 'failed' };
  };
  if (failure) {
    const { title, nextSteps } = advise(failure);
    return need('failed', title, nextSteps[0], status.since);
  }
  const grave = standingOf(ctx, record).vulnerabilities.find(isGrave);
  if (grave) {
    const next = grave.fixedIn ? `Have the site upgraded to ${grave.fixedIn} or newer.` : null;
    return need('vulnerable', `${grave.id}: ${grave.title}`, next, null);
  }
  if (trouble) {
    const { title, nextSteps } = advise(trouble.failure);
    return need('trouble', title, nextSteps[0], trouble.since);
  }
  const rejected = candidate?.rejected ? advise(candidate.rejected) : null;
  return need(
    'replacement_rejected',
    'New values were not accepted',
    rejected?.nextSteps[0],
    candidate?.credential.setAt ?? null,
  );
}
