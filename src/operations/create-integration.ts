import type { TypedConnection } from '#connectors/connector.ts';
import type { Integration } from '#contract/integration.ts';
import { CHECK_EVERY } from '#integrations/schedule.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { announce, insertVerification } from './enqueue-verification.ts';
import { nameOf } from './name-of.ts';
import { readTyped, toStored } from './read-typed.ts';
import { setOwners } from './set-owners.ts';
import { readIntegration } from './show-integration.ts';
import { tell } from './tell.ts';
import { factsOf, targetOf } from './tell-integration.ts';
import { withEnd } from './token-end.ts';
import { watchEndings } from './watch-endings.ts';

type Given = {
  type: 'jira';
  name: string;
  connection: TypedConnection;
  checkEveryMinutes?: number | undefined;
  tokenEndsOn?: string | null | undefined;
  /** Left out: whoever adds it. */
  ownerIds?: readonly string[] | undefined;
};

/** Keeps the integration and queues its first verification, both or neither, and does not wait for the other side. */
export async function createIntegration(ctx: Context, actor: Actor, given: Given): Promise<Integration> {
  authorize(actor, 'integrations.add');
  const { type, name } = given;
  const by = nameOf(actor);
  const at = ctx.now();
  const connection = withEnd(toStored(ctx, readTyped(ctx, type, given.connection), by), {
    endsOn: given.tokenEndsOn,
    by,
    now: at,
  });
  const record = {
    id: ctx.newId(),
    type,
    name,
    connection,
    createdAt: at,
    createdBy: by,
    status: { is: 'pending', since: at, trouble: null } as const,
    nextCheckAt: null,
    verifiedAt: null,
    checkedAt: null,
    candidate: null,
    keepsSealedCandidate: false,
    keyNotHeld: null,
    learned: null,
    proof: null,
    good: null,
    break: null,
    toldVulnerabilities: [],
    isGravelyVulnerable: false,
    checkEveryMinutes: given.checkEveryMinutes ?? CHECK_EVERY.byDefault,
    previous: null,
    previousUntil: null,
    today: null,
    asRead: null,
  };

  return ctx.store.transaction(async (store) => {
    await store.integrations.insert(record);
    const ownerIds = given.ownerIds ?? ('personId' in actor ? [actor.personId] : []);
    await setOwners(store, record.id, ownerIds);
    await insertVerification(ctx, store, { integrationId: record.id, cause: 'created', askedBy: by });
    await announce(store, { type: 'integration_changed', integrationId: record.id });
    await watchEndings(ctx, store, { before: record, after: record, surely: true });
    await tell(ctx, store, record, { kind: 'integration.added', by });
    const integration = await readIntegration(ctx, store, record.id);
    await audit(ctx, store, actor, {
      action: 'integration.created',
      target: targetOf(record),
      after: { ...factsOf(record), ownerIds },
    });
    return integration;
  });
}
