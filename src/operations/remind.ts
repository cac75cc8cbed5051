import type { EndingKind } from '#integrations/endings.ts';
import { daysUntil, dueReminder, remindAt } from '#integrations/reminders.ts';
import { plusMs } from '#kernel/instant.ts';
import type { EndingRecord } from '#store/endings.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { tell } from './tell.ts';
import { endingsFor } from './watch-endings.ts';

const AT_ONCE = 50;
/** An end that goes to and fro, because several nodes answer with different certificates, is told once a day. */
const ONCE_IN_MS = 20 * 3_600_000;

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
  const days = dueReminder(due.endsAt, due.remindedDays, now);
  const again = days === null ? null : await store.happenings.lastAt(due.integrationId, KIND[due.what]);
  if (again && plusMs(again, ONCE_IN_MS) > now)
    return store.endings.markReminded(due, null, plusMs(again, ONCE_IN_MS));
  if (ending && days !== null)
    await tell(ctx, store, integration, { kind: KIND[due.what], ending, days: daysUntil(due.endsAt, now) });
  await store.endings.markReminded(due, days, remindAt(due.endsAt, days ?? due.remindedDays, now));
}
