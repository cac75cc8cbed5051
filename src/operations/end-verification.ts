import type { Verdict } from '#integrations/verdict.ts';
import { type Instant, msBetween } from '#kernel/instant.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Climb, VerificationRecord } from '#store/verifications.ts';
import { afterVerdict } from './after-verdict.ts';
import type { Begun } from './begin-verification.ts';
import type { Context } from './context.ts';
import { announce } from './enqueue-verification.ts';
import { HISTORY } from './list-verifications.ts';
import { tell } from './tell.ts';
import { sameValues, valuesToTry } from './values-to-try.ts';
import { standingOf, watchEndings } from './watch-endings.ts';

/** The history is cut to its length once in so many checks, because that costs as much as writing it. */
const TRIM_EVERY = 10;

/** Records the verdict and what follows from it. A verification that was abandoned meanwhile changes nothing. */
export function endVerification(
  ctx: Context,
  { id, integrationId, startedAt }: VerificationRecord & Climb,
  verdict: Verdict,
  { tried, integration }: Pick<Begun, 'tried' | 'integration'>,
): Promise<void> {
  return ctx.store.transaction(async (store) => {
    const before = await store.integrations.lock(integrationId, integration);
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
    if (!before || !counts) return;
    const now = valuesToTry(before);
    if (tried && now && !sameValues(tried, now)) return verifyAgain(store, before, at);

    const { vulnerabilities } = standingOf(ctx, { type: before.type, proof: verdict.proof });
    const { record, happenings, over } = afterVerdict(before, { verdict, at, vulnerabilities });
    await store.integrations.save(record);
    if (over) await store.integrationDays.save(integrationId, over);
    await watchEndings(ctx, store, { before, after: record, surely: over !== null || before.today === null });
    for (const happening of happenings) await tell(ctx, store, record, happening);
    if ((record.today?.checks ?? 0) % TRIM_EVERY === 0)
      await store.verifications.trim(integrationId, HISTORY);
    await announce(store, { type: 'verification_finished', integrationId, verificationId: id });
  });
}

/** A verdict about values that are not in question any more says nothing. */
async function verifyAgain(store: Store, integration: IntegrationRecord, at: Instant): Promise<void> {
  if (await store.verifications.findLive(integration.id)) return;
  await store.integrations.save({ ...integration, nextCheckAt: at });
}
