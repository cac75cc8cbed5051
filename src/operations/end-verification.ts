import { NATURE } from '#integrations/failure.ts';
import { CHECK_EVERY_MS, next, nextCheckAt, type Status } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Climb, VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { HISTORY } from './list-verifications.ts';
import { plainValues, provingOf } from './values-to-try.ts';

/** Records the verdict and what follows from it. A verification that was abandoned meanwhile changes nothing. */
export function endVerification(
  ctx: Context,
  { id, integrationId, startedAt }: VerificationRecord & Climb,
  verdict: Verdict,
  tried: StoredConnection | null,
): Promise<void> {
  return ctx.store.transaction(async (store) => {
    const integration = await store.integrations.lock(integrationId);
    const at = ctx.now();
    const counts = await store.verifications.finish(
      { id, startedAt },
      {
        state: verdict.failure ? 'failed' : 'passed',
        finishedAt: at,
        durationMs: msBetween(startedAt, at),
        detail: {
          rungs: verdict.rungs,
          failure: verdict.failure,
          context: { siteUrl: tried?.siteUrl ?? '', account: tried?.account ?? null },
        },
      },
    );
    if (!integration || !counts) return;

    await store.integrations.save(afterVerdict(ctx, integration, verdict, at));
    await store.verifications.trim(integrationId, HISTORY);
    await announce(store, { type: 'verification_finished', integrationId, verificationId: id });
    await announce(store, { type: 'integration_changed', integrationId });
  });
}

function afterVerdict(
  ctx: Context,
  integration: IntegrationRecord,
  { failure, proof, learned }: Verdict,
  at: Instant,
): IntegrationRecord {
  const event = failure
    ? ({ type: 'verification_failed', failure } as const)
    : ({ type: 'verified' } as const);
  const status = next(integration.status, event, at);
  const proving = provingOf(integration);
  const ended = { ...integration, status, checkedAt: at, nextCheckAt: spread(ctx, status, at) };

  if (failure) {
    // A passing failure says nothing about the new values: they go on being proven.
    const isRejected = proving && status.is === 'failed' && NATURE[failure.reason] !== 'passing';
    if (!isRejected) return ended;
    return {
      ...ended,
      candidate: { ...proving, rejected: failure },
      nextCheckAt: plusMs(at, CHECK_EVERY_MS),
    };
  }
  const accepted = proving ? { connection: plainValues(proving), candidate: null } : {};
  return { ...ended, ...accepted, proof, learned, verifiedAt: at };
}

/** Healthy integrations are checked a little earlier or later, so that those added together do not stay together. */
function spread(ctx: Context, status: Status, at: Instant): Instant | null {
  const due = nextCheckAt(status, at);
  const isHealthy = status.is === 'connected' && !status.trouble;
  return due && isHealthy ? plusMs(at, msBetween(at, due) * (0.9 + 0.2 * ctx.random())) : due;
}
