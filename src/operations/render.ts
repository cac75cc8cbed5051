import type { Integration } from '#contract/integration.ts';
import type * as Shape from '#contract/verdict.ts';
import type { AdviceContext } from '#integrations/advice.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Proof, Rung } from '#integrations/verdict.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { VerificationRecord } from '#store/verifications.ts';
import type { IntegrationOwner } from '#store/integration-owners.ts';
import type { Context } from './context.ts';
import { mayBeTried, valuesToTry } from './values-to-try.ts';
import { endingsFor, standingOf } from './watch-endings.ts';

export function renderFailure(
  ctx: Context,
  type: 'jira',
  failure: Failure,
  context: AdviceContext,
): Shape.Failure {
  const { title, meaning, nextSteps, whoCanAct, actions } = ctx.connectors[type].advise(failure, context);
  const { reason, ...details } = failure;
  return { reason, title, meaning, nextSteps: [...nextSteps], whoCanAct, actions: [...actions], details };
}

export const renderRungs = (rungs: readonly Rung[]): Shape.Rung[] =>
  rungs.map((rung) => ({ ...rung, evidence: [...rung.evidence] }));

export const renderProof = (proof: Proof): Shape.Proof => ({
  ...proof,
  limits: [...proof.limits],
  notes: [...proof.notes],
});

export function renderVerification(
  ctx: Context,
  type: 'jira',
  { detail, ...record }: VerificationRecord,
): Shape.Verification {
  return {
    ...record,
    rungs: renderRungs(detail?.rungs ?? []),
    ...(detail?.failure && { failure: renderFailure(ctx, type, detail.failure, detail.context) }),
  };
}

/** What hangs on an integration and is read beside it. */
export type Around = { live: VerificationRecord | null; owners: readonly IntegrationOwner[] };

export function renderIntegration(
  ctx: Context,
  record: IntegrationRecord,
  { live, owners }: Around,
): Integration {
  const { id, type, name, status, connection, candidate, proof, previous, previousUntil } = record;
  const { verifiedAt, checkedAt, nextCheckAt, createdAt, checkEveryMinutes, break: broke } = record;
  const standing = standingOf(ctx, record);
  const rejected = candidate?.rejected ?? null;
  const why = rejected ?? candidate?.trouble?.failure;
  const isOfCandidate = status.is === 'failed' && rejected?.reason === status.failure.reason;
  const tried = isOfCandidate ? candidate : valuesToTry(record);
  const failed = (failure: Failure) => renderFailure(ctx, type, failure, contextOf(tried));
  const trouble = 'trouble' in status ? status.trouble : null;

  return {
    id,
    type,
    name,
    status: status.is,
    since: status.since,
    siteUrl: connection?.siteUrl ?? null,
    account: connection?.account ?? null,
    hasCa: Boolean(connection?.ca),
    organizationId: connection?.organization?.id ?? null,
    hasOrganizationKey: Boolean(connection?.organization),
    credential: connection?.credential ?? null,
    ...(trouble && { trouble: { ...trouble, failure: failed(trouble.failure) } }),
    ...(status.is === 'failed' && { failure: failed(status.failure) }),
    ...(proof && { proof: renderProof(proof) }),
    checkEveryMinutes,
    owners: owners
      .filter(({ active }) => active)
      .map((owner) => ({ id: owner.id, name: owner.name, email: owner.email })),
    endings: endingsFor(ctx, record),
    vulnerabilities: [...standing.vulnerabilities],
    standingUnknown: standing.unknown,
    ...(broke && { break: { ...broke, changes: [...broke.changes] } }),
    verifiedAt,
    checkedAt,
    nextCheckAt,
    createdAt,
    ...(previous &&
      previousUntil &&
      previousUntil > ctx.now() && {
        previous: {
          until: previousUntil,
          replacedAt: previous.replacedAt,
          replacedBy: previous.replacedBy,
          siteUrl: previous.siteUrl,
          account: previous.account,
          credential: previous.credential,
          changes: [...previous.changes],
          mayBeTried: mayBeTried(previous),
          ...(previous.rejected && {
            failure: renderFailure(ctx, type, previous.rejected, contextOf(previous)),
          }),
        },
      }),
    ...(candidate && {
      replacement: {
        state: rejected ? 'rejected' : 'proving',
        ...(why && { failure: renderFailure(ctx, type, why, contextOf(candidate)) }),
        siteUrl: candidate.siteUrl,
        account: candidate.account,
        credential: candidate.credential,
      },
    }),
    ...(live && { currentVerification: renderVerification(ctx, type, live) }),
  };
}

const contextOf = (tried: StoredConnection | null) => ({
  siteUrl: tried?.siteUrl ?? '',
  account: tried?.account ?? null,
});
