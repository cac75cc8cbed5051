import { NOTHING_SEEN } from '#integrations/seen.ts';
import { VERIFICATION_AT_MOST_MS } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import { msBetween } from '#kernel/instant.ts';
import type { StoredConnection } from '#store/integration-record.ts';
import type { Job } from '#store/jobs.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import { abortWhenAbandoned } from './abort-when-abandoned.ts';
import { beginVerification } from './begin-verification.ts';
import type { Context } from './context.ts';
import { endVerification } from './end-verification.ts';
import { describeError } from './describe-error.ts';
import { announce } from './enqueue-verification.ts';
import type { UnsavedVerdicts } from './unsaved-verdicts.ts';

const REFUSALS_AT_MOST = 3;
/** A connector keeps its own time; this is for one that does not. */
const AT_MOST_MS = VERIFICATION_AT_MOST_MS + 2_000;

/**
 * Climbs the ladder for a queued verification and records what that means for its integration. May be called twice
 * for the same job: whatever has ended meanwhile is left alone. Throws `signal.reason` when it is told to stop.
 */
export async function verifyIntegration(
  ctx: Context,
  job: Job,
  { signal, unsaved }: { signal: AbortSignal; unsaved: UnsavedVerdicts },
): Promise<void> {
  signal.throwIfAborted();
  const begun = await beginVerification(ctx, job);
  if (!begun) return;
  const { verification, integration, tried, known } = begun;

  using abandoned = abortWhenAbandoned(ctx, verification);
  const ends = AbortSignal.any([signal, abandoned.signal, AbortSignal.timeout(AT_MOST_MS)]);
  const verdict = tried
    ? (unsaved.known({ verification, tried }) ??
      (await climb(ctx, verification, tried, { known, signal: ends })))
    : unclimbed({ reason: 'secret_unreadable' });
  if (signal.aborted) {
    await ctx.store.verifications.putBack(verification);
    signal.throwIfAborted();
  }
  try {
    await endVerification(ctx, verification, writable(verdict, unsaved.timesOf(integration.id)), {
      tried,
      integration,
    });
  } catch (error) {
    if (tried) unsaved.keep({ verification, tried }, verdict);
    throw error;
  }
  unsaved.forget(integration.id);
  ctx.log.info(
    {
      integrationId: integration.id,
      verificationId: verification.id,
      outcome: verdict.failure?.reason ?? 'passed',
      ms: msBetween(verification.startedAt, ctx.now()),
    },
    'verified',
  );
}

/** What a database has refused again and again may be the other side’s doing: that much can be said of it, and no more. */
const writable = (verdict: Verdict, refusals: number): Verdict =>
  refusals < REFUSALS_AT_MOST ? verdict : unclimbed(verdict.failure ?? { reason: 'verification_overdue' });

type Options = { known: Verdict['learned']; signal: AbortSignal };

async function climb(
  ctx: Context,
  { id, integrationId, cause }: VerificationRecord,
  tried: StoredConnection,
  { known, signal }: Options,
): Promise<Verdict> {
  const onRung = (rungs: Verdict['rungs']) => {
    if (cause === 'schedule') return;
    const brief = rungs.map(({ id: rung, outcome, durationMs }) => ({ id: rung, outcome, durationMs }));
    const event = {
      type: 'verification_progressed',
      integrationId,
      verificationId: id,
      rungs: brief,
    } as const;
    // Progress is only shown: what cannot be told now is read when the verification has ended.
    announce(ctx.store, event).catch(() => undefined);
  };
  try {
    return await Promise.race([
      ctx.connectors.jira.verify(tried, { known, onRung, signal }),
      whenEnded(signal),
    ]);
  } catch (error) {
    if (!signal.aborted) ctx.log.error({ integrationId, error: describeError(error) }, 'a connector threw');
    return unclimbed({ reason: 'verification_overdue' });
  }
}

/** Rejects when the signal ends the climb, whether or not the connector heeds it. */
const whenEnded = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error('The climb was ended.'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });

export const unclimbed = (failure: NonNullable<Verdict['failure']>): Verdict => ({
  rungs: [],
  failure,
  proof: null,
  learned: null,
  seen: NOTHING_SEEN,
});
