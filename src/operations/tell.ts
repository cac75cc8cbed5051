import type { Happening } from '#integrations/happening.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/**
 * Writes down what happened to an integration, in the transaction in which it happens: nothing is told that did not
 * happen, and nothing that did is lost. `fanOut` takes it from there, so that no check waits for a thousand channels.
 */
export async function tell(
  ctx: Pick<Context, 'newId' | 'now'>,
  store: Store,
  { id }: Pick<IntegrationRecord, 'id'>,
  happening: Happening,
): Promise<void> {
  await store.happenings.insert({ id: ctx.newId(), integrationId: id, at: ctx.now() }, happening);
}
