import type { ConnectionTestResult } from '#contract/verdict.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { mergeTyped, type Typed } from './merge-typed.ts';
import { nameOf } from './name-of.ts';
import { renderFailure, renderProof, renderRungs } from './render.ts';
import { integrationNotFound } from './show-integration.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import { targetOf } from './tell-integration.ts';

type Given = Typed & { type: 'jira'; integrationId?: string | undefined };

/** Trying a new token or key takes what replacing it takes. */
const permissionToTry = ({ accessToken, organizationKey }: Typed) =>
  accessToken === undefined && !organizationKey
    ? ('integrations.edit' as const)
    : ('credentials.replace' as const);

const PER_PERSON = { name: 'connection_test', points: 30, seconds: 60 };

/** Climbs the ladder with values that are not stored, and stores nothing. Ends early when `signal` does. */
export async function testConnection(
  ctx: Context,
  actor: Actor,
  { type, integrationId, ...typed }: Given,
  signal: AbortSignal,
): Promise<ConnectionTestResult> {
  authorize(actor, integrationId === undefined ? 'integrations.add' : permissionToTry(typed));
  const who = 'personId' in actor ? actor.personId : actor.kind;
  await spendOrRefuse(
    ctx,
    PER_PERSON,
    who,
    'Too many connection tests in a minute. Wait a little and try again.',
  );

  const integration = integrationId === undefined ? null : await ctx.store.integrations.find(integrationId);
  if (integrationId !== undefined && !integration) throw integrationNotFound();
  const base = integration ? (integration.candidate ?? integration.connection) : null;
  const connection = mergeTyped(ctx, type, base, { typed, setBy: nameOf(actor) });

  const { siteUrl: site, account } = connection;
  const tell = (result: string) =>
    ctx.store.transaction((store) =>
      audit(ctx, store, actor, {
        action: 'integration.tested',
        outcome: result === 'passed' ? 'done' : 'failed',
        ...(integration && { target: targetOf(integration) }),
        more: { site, account, result },
      }),
    );
  const { rungs, failure, proof } = await ctx.connectors[type]
    .verify(connection, { known: null, signal })
    .catch(async (error: unknown) => {
      await tell('ended early');
      throw error;
    });
  await tell(failure?.reason ?? 'passed');
  return {
    outcome: failure ? 'failed' : 'passed',
    rungs: renderRungs(rungs),
    ...(failure && { failure: renderFailure(ctx, type, failure, connection) }),
    ...(proof && { proof: renderProof(proof) }),
  };
}
