import { msBetween, plusMs } from '#kernel/instant.ts';
import { OWLHUB } from '#people/actor.ts';
import { audit, AUDIT_LOG } from './audit.ts';
import type { Context } from './context.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
const AT_ONCE = 20_000;

/** Removes the entries that were kept long enough: about once an hour, because each time is an entry too. */
export async function trimAudit(ctx: Context): Promise<void> {
  const { auditKeepDays } = await ctx.store.settings.read();
  const oldest = auditKeepDays === null ? null : await ctx.store.audit.oldest();
  if (auditKeepDays === null || oldest === null) return;
  const before = plusMs(ctx.now(), -auditKeepDays * DAY_MS);
  if (msBetween(oldest, before) < HOUR_MS) return;
  await ctx.store.transaction(async (store) => {
    const trimmed = await store.audit.trimBefore(before, AT_ONCE);
    if (!trimmed) return;
    await audit(ctx, store, OWLHUB, {
      action: 'audit.trimmed',
      target: AUDIT_LOG,
      more: { from: trimmed.firstSeq, to: trimmed.lastSeq, writtenBefore: before, keepDays: auditKeepDays },
    });
  });
}
