import type { EndingKind } from '#integrations/endings.ts';
import { daysUntil, dueReminder, lastReminded, REMIND_DAYS, remindAt } from '#integrations/reminders.ts';
import { DAY_MS, plusMs } from '#kernel/instant.ts';
import type { HappeningRecord } from '#store/happenings.ts';
import type { EndingRecord } from '#store/endings.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import { endingsFor } from './watch-endings.ts';

const AT_ONCE = 50;
/** An end that goes to and fro, because several nodes answer with different certificates, is told once a day. */
const ONCE_IN_MS = 20 * 3_600_000;

/** Reminders begin so long before an end, so that older ones are of another. */
const TOLD_WITHIN_MS = (REMIND_DAYS[0] + 1) * DAY_MS;

const KIND = {
  token: 'token.ending',
  certificate: 'certificate.ending',
  support: 'support.ending',
} as const satisfies Record<EndingKind, string>;

/** Reminds of what ends soon, each step once: it is marked in the transaction in which it is told. */
export function remind(ctx: Context): Promise<void> {
  return ctx.store.transaction(async (store) => {
    for (const due of await store.endings.claimDue(ctx.now(), AT_ONCE)) await remindOf(ctx, store, due);
  });
}

async function remindOf(ctx: Context, store: Store, due: EndingRecord): Promise<void> {
  const integration = await store.integrations.lockIfReadable(due.integrationId);
  if (!integration) return;
  const now = ctx.now();
  const ending = endingsFor(ctx, integration).find(({ what }) => what === due.what);
  const told = await store.happenings.since(plusMs(now, -TOLD_WITHIN_MS), due.integrationId, KIND[due.what]);
  const reminded = due.remindedDays ?? lastReminded(due.endsAt, told.flatMap(endOf));
  const days = dueReminder(due.endsAt, reminded, now);
  const [last] = told;
  if (days !== null && last && plusMs(last.at, ONCE_IN_MS) > now)
    return store.endings.markReminded(due, reminded, plusMs(last.at, ONCE_IN_MS));
  if (ending && days !== null)
    await tell(ctx, store, integration, { kind: KIND[due.what], ending, days: daysUntil(due.endsAt, now) });
  await store.endings.markReminded(due, days ?? reminded, remindAt(due.endsAt, days ?? reminded, now));
}

const endOf = ({ at, happening }: HappeningRecord) =>
  happening && 'ending' in happening ? [{ at, endsAt: happening.ending.endsAt }] : [];
