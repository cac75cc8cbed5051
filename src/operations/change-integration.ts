import type { Integration } from '#contract/integration.ts';
import { next, type StatusEvent } from '#integrations/status.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, type Permission } from '#people/permission.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { announce, enqueueVerification } from './enqueue-verification.ts';
import { differs, mergeTyped, type Typed } from './merge-typed.ts';
import { nameOf } from './name-of.ts';
import { plainValues } from './values-to-try.ts';
import { integrationNotFound, readIntegration } from './show-integration.ts';
import { factsOf, targetOf } from './tell-integration.ts';

export type Change = Typed & {
  name?: string | undefined;
  paused?: boolean | undefined;
  insist?: boolean | undefined;
  discardReplacement?: boolean | undefined;
};

/**
 * Renames, pauses, resumes, or changes what it connects with. Proven values stay in use until new ones are proven or
 * the person insists. Whatever is to be verified becomes Pending.
 */
export async function changeIntegration(
  ctx: Context,
  actor: Actor,
  id: string,
  change: Change,
): Promise<Integration> {
  for (const permission of permissionsFor(change)) authorize(actor, permission);
  return ctx.store.transaction(async (store) => {
    const before = await store.integrations.lock(id);
    if (!before) throw integrationNotFound();
    const named = { ...before, name: change.name ?? before.name };
    const changed = applyValues(ctx, named, change, nameOf(actor));

    const event = eventOf(before, changed, change);
    const after = event ? { ...changed, status: next(changed.status, event, ctx.now()) } : changed;
    if (!event) await saveQuietly(store, after);
    else if (event.type === 'paused') await pause(ctx, store, after);
    else await enqueueVerification(ctx, store, after, { cause: 'changed', askedBy: nameOf(actor) });
    const integration = await readIntegration(ctx, store, id);
    const { insist, discardReplacement } = change;
    await audit(ctx, store, actor, {
      action: change.accessToken ? 'integration.credentials_replaced' : 'integration.changed',
      target: targetOf(before),
      before: factsOf(before),
      after: factsOf(after),
      more: { ...(insist && { insist }), ...(discardReplacement && { discardReplacement }) },
    });
    return integration;
  });
}

/** Replacing a token brings its account with it; everything else is editing. */
const REPLACING = new Set(['accessToken', 'account', 'insist', 'discardReplacement']);

function permissionsFor(change: Change): Permission[] {
  if (!change.accessToken) return ['integrations.edit'];
  const isEdit = Object.entries(change).some(
    ([field, value]) => value !== undefined && !REPLACING.has(field),
  );
  return isEdit ? ['credentials.replace', 'integrations.edit'] : ['credentials.replace'];
}

function applyValues(
  ctx: Context,
  record: IntegrationRecord,
  change: Change,
  setBy: string,
): IntegrationRecord {
  const current = change.discardReplacement
    ? { ...record, candidate: null, keepsSealedCandidate: false }
    : record;
  const { siteUrl, account, accessToken, ca } = change;
  const base = current.candidate ?? current.connection;
  const isTyped = [siteUrl, account, accessToken, ca].some((value) => value !== undefined);
  const wanted = isTyped
    ? mergeTyped(ctx, record.type, base, { typed: { siteUrl, account, accessToken, ca }, setBy })
    : base;

  if (!wanted) return current;
  if (change.insist && wanted !== current.connection) return inUseAtOnce(current, wanted);
  if (!isTyped || !differs(wanted, base)) return current;
  return current.connection && current.proof
    ? { ...current, candidate: { ...wanted, rejected: null } }
    : inUseAtOnce(current, wanted);
}

const inUseAtOnce = (record: IntegrationRecord, wanted: StoredConnection): IntegrationRecord => ({
  ...record,
  connection: plainValues(wanted),
  candidate: null,
  keepsSealedCandidate: false,
  proof: null,
  learned: null,
});

function eventOf(
  before: IntegrationRecord,
  after: IntegrationRecord,
  { paused }: Change,
): StatusEvent | null {
  if (paused === true) return { type: 'paused' };
  if (after.connection !== before.connection || after.candidate !== before.candidate)
    return { type: 'changed' };
  return paused === false && before.status.is === 'paused' ? { type: 'resumed' } : null;
}

async function saveQuietly(store: Store, record: IntegrationRecord): Promise<void> {
  await store.integrations.save(record);
  await announce(store, { type: 'integration_changed', integrationId: record.id });
}

async function pause(ctx: Context, store: Store, record: IntegrationRecord): Promise<void> {
  const live = await store.verifications.findLive(record.id);
  if (live) await store.verifications.abandon(live.id, ctx.now());
  await store.jobs.removeWaiting(record.id);
  await saveQuietly(store, { ...record, nextCheckAt: null });
}
