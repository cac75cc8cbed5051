import type { Happening } from '#integrations/happening.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { enqueueForChannels, enqueueForPerson } from './enqueue-delivery.ts';
import { peopleToTell } from './people-to-tell.ts';
import { toldOf } from './told.ts';

/**
 * Writes down what happened to an integration and tells it to the channels that want it and the people it concerns: all
 * in the caller’s transaction, so that nothing is told that did not happen, and nothing that did is lost.
 */
export async function tell(
  ctx: Context,
  store: Store,
  integration: IntegrationRecord,
  happening: Happening,
): Promise<void> {
  const [id, at] = [ctx.newId(), ctx.now()];
  await store.happenings.insert({ id, integrationId: integration.id, at }, happening);
  const told = toldOf(ctx, integration, { id, at, happening });
  await enqueueForChannels(ctx, store, told);
  if (!ctx.mailer) return;
  for (const personId of await peopleToTell(store, integration.id, happening))
    await enqueueForPerson(ctx, store, personId, told);
}
