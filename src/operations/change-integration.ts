import type { Integration } from '#contract/integration.ts';
import { next, nextCheckAt, type StatusEvent } from '#integrations/status.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, type Permission } from '#people/permission.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import { changeValues, type ValueChange } from './change-values.ts';
import type { Context } from './context.ts';
import { announce, enqueueVerification } from './enqueue-verification.ts';
import { nameOf } from './name-of.ts';
import { setOwners } from './set-owners.ts';
import { integrationNotFound, readIntegration } from './show-integration.ts';
import { tellEdit } from './tell-edit.ts';
import { factsOf, targetOf } from './tell-integration.ts';
import { withEnd } from './token-end.ts';
import { provingOf, sameCredential } from './values-to-try.ts';
import { watchEndings } from './watch-endings.ts';

export type Change = ValueChange & {
  name?: string | undefined;
  paused?: boolean | undefined;
  checkEveryMinutes?: number | undefined;
  ownerIds?: readonly string[] | undefined;
};

/**
 * Renames, pauses, resumes, plans, or changes what it connects with. Proven values stay in use until new ones are
 * proven or the person insists: one that is Connected stays so meanwhile, whatever else is to be verified is Pending.
 */
export async function changeIntegration(
  ctx: Context,
  actor: Actor,
  id: string,
  change: Change,
): Promise<Integration> {
  for (const permission of permissionsFor(change)) authorize(actor, permission);
  const by = nameOf(actor);
  return ctx.store.transaction(async (store) => {
    const before = await store.integrations.lock(id);
    if (!before) throw integrationNotFound();
    const valued = changeValues(ctx, before, change, by);
    if (sendsAnother(before, valued)) authorize(actor, 'credentials.replace');
    const after = planned(ctx, before, { ...valued, ...chosen(ctx, valued, change, by) });
    const step = stepOf(before, valued, change);
    const record = step.event ? { ...after, status: next(after.status, step.event, ctx.now()) } : after;
    if (step.verify) await enqueueVerification(ctx, store, record, { cause: 'changed', askedBy: by });
    else if (step.event?.type === 'paused') await pause(ctx, store, record);
    else await saveQuietly(store, record);
    const owned = change.ownerIds ? ((await store.integrationOwners.of([id])).get(id) ?? []) : [];
    if (change.ownerIds) await setOwners(store, id, change.ownerIds);
    await watchEndings(ctx, store, { before, after: record });
    await tellEdit(ctx, store, { before, after: record, change, by });

    const integration = await readIntegration(ctx, store, id);
    const { insist, discardReplacement, goBack, ownerIds } = change;
    const owners = (ids: readonly string[]) => (ownerIds ? { ownerIds: ids } : {});
    await audit(ctx, store, actor, {
      action: bringsCredential(change) ? 'integration.credentials_replaced' : 'integration.changed',
      target: targetOf(before),
      before: { ...factsOf(before), ...owners(owned.map((owner) => owner.id)) },
      after: { ...factsOf(record), ...owners(ownerIds ?? []) },
      more: {
        ...(insist && { insist }),
        ...(discardReplacement && { discardReplacement }),
        ...(goBack && { goBack }),
      },
    });
    return integration;
  });
}

/** Replacing a token brings its account and its end with it, and a key its organisation; everything else is editing. */
const REPLACING = new Set([
  'accessToken',
  'account',
  'organizationKey',
  'organizationId',
  'insist',
  'discardReplacement',
  'goBack',
  'tokenEndsOn',
]);

const bringsCredential = ({ accessToken, organizationKey, goBack }: Change) =>
  Boolean(accessToken ?? organizationKey ?? goBack);

function permissionsFor(change: Change): Permission[] {
  if (!bringsCredential(change)) return ['integrations.edit'];
  // The end of the token in use is edited; that of a new one comes with it.
  const isEdit = Object.entries(change).some(
    ([field, value]) =>
      value !== undefined && (!REPLACING.has(field) || (field === 'tokenEndsOn' && !change.accessToken)),
  );
  return isEdit ? ['credentials.replace', 'integrations.edit'] : ['credentials.replace'];
}

/** What is chosen about it besides what it connects with. The end of a new token has come with it. */
function chosen(
  ctx: Context,
  { name, checkEveryMinutes, connection }: IntegrationRecord,
  change: Change,
  by: string,
): Pick<IntegrationRecord, 'name' | 'checkEveryMinutes' | 'connection'> {
  const endsOn = change.accessToken ? undefined : change.tokenEndsOn;
  return {
    name: change.name ?? name,
    checkEveryMinutes: change.checkEveryMinutes ?? checkEveryMinutes,
    connection: connection && withEnd(connection, { endsOn, by, now: ctx.now() }),
  };
}

/** Whether it sends, or takes into use, a credential that is not in use: also one that somebody else has entered. */
function sendsAnother({ connection, candidate }: IntegrationRecord, valued: IntegrationRecord): boolean {
  const isOther = (values: StoredConnection | null) =>
    values !== null && (connection === null || !sameCredential(values, connection));
  return (
    (valued.candidate !== candidate && isOther(valued.candidate)) ||
    (valued.connection !== connection && isOther(valued.connection))
  );
}

/** A new schedule holds at once, unless a verification is under way: that one plans the next. */
function planned(ctx: Context, before: IntegrationRecord, after: IntegrationRecord): IntegrationRecord {
  const isNew = before.checkEveryMinutes !== after.checkEveryMinutes;
  if (!isNew || provingOf(before) || before.status.is !== 'connected' || before.nextCheckAt === null)
    return after;
  return { ...after, nextCheckAt: nextCheckAt(before.status, ctx.now(), after) };
}

type Step = { event: StatusEvent | null; verify: boolean };

function stepOf(before: IntegrationRecord, valued: IntegrationRecord, { paused }: Change): Step {
  if (paused === true) return { event: { type: 'paused' }, verify: false };
  const isOther = valued.connection !== before.connection || valued.candidate !== before.candidate;
  if (!isOther) {
    const resumes = paused === false && before.status.is === 'paused';
    return { event: resumes ? { type: 'resumed' } : null, verify: resumes };
  }
  // New values are proven beside those in use, which go on working. A climb with values that are dropped is not believed.
  const isBeside = before.status.is === 'connected' && valued.connection === before.connection;
  return isBeside
    ? { event: null, verify: valued.candidate !== null || provingOf(before) !== null }
    : { event: { type: 'changed' }, verify: true };
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
