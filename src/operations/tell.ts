import type { Happening } from '#integrations/happening.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** Writes down what happened to an integration, in the caller’s transaction. */
export async function tell(
  ctx: Context,
  store: Store,
  { id }: Pick<IntegrationRecord, 'id'>,
  happening: Happening,
): Promise<void> {
  await store.happenings.insert({ id: ctx.newId(), integrationId: id, at: ctx.now() }, happening);
}
