import { PENDING_AT_MOST_MS } from '#integrations/status.ts';
import { plusMs } from '#kernel/instant.ts';
import { afterNoVerdict } from './after-verdict.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { tell } from './tell.ts';
import { unclimbed } from './verify-integration.ts';

const AT_ONCE = 50;
/** The sweep comes by every second: what would be late by its next visit is late now. */
const SWEEP_MS = 1_000;

/** Pending has an end even where no verification has one: it fails, says so, and is tried again later. */
export function endOverdue(ctx: Context): Promise<void> {
  return ctx.store.transaction(async (store) => {
    const at = ctx.now();
    const before = plusMs(at, SWEEP_MS - PENDING_AT_MOST_MS);
    for (const id of await store.integrations.claimPendingSince(before, AT_ONCE)) {
      const integration = await store.integrations.lockIfReadable(id);
      if (!integration) continue;
      const live = await store.verifications.findLive(id);
      if (live) await store.verifications.abandon(live.id, at);
      await store.jobs.removeWaiting(id);

      const failure = { reason: 'verification_overdue' } as const;
      const ended = { verdict: unclimbed(failure), at, vulnerabilities: [] };
      const { record, happenings } = afterNoVerdict(integration, failure, ended);
      await store.integrations.save(record);
      for (const happening of happenings) await tell(ctx, store, record, happening);
      await announce(store, { type: 'integration_changed', integrationId: id });
    }
  });
}
