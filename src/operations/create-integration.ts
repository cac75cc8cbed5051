import type { Connection } from '#connectors/connector.ts';
import type { Integration } from '#contract/integration.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { announce, insertVerification } from './enqueue-verification.ts';
import { nameOf } from './name-of.ts';
import { readTyped, toStored } from './read-typed.ts';
import { readIntegration } from './show-integration.ts';
import { factsOf, targetOf } from './tell-integration.ts';

type Given = { type: 'jira'; name: string; connection: Connection };

/** Keeps the integration and queues its first verification, both or neither, and does not wait for the other side. */
export async function createIntegration(ctx: Context, actor: Actor, given: Given): Promise<Integration> {
  authorize(actor, 'integrations.add');
  const { type, name } = given;
  const by = nameOf(actor);
  const connection = toStored(ctx, readTyped(ctx, type, given.connection), by);
  const at = ctx.now();
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
  };

  return ctx.store.transaction(async (store) => {
    await store.integrations.insert(record);
    await insertVerification(ctx, store, { integrationId: record.id, cause: 'created', askedBy: by });
    await announce(store, { type: 'integration_changed', integrationId: record.id });
    const integration = await readIntegration(ctx, store, record.id);
    await audit(ctx, store, actor, {
      action: 'integration.created',
      target: targetOf(record),
      after: factsOf(record),
    });
    return integration;
  });
}
