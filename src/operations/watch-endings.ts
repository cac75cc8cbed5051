import { type Ending, endingsOf } from '#integrations/endings.ts';
import { NOTHING_TO_KNOW } from '#integrations/standing.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

type Watched = Pick<IntegrationRecord, 'id' | 'type' | 'proof' | 'connection'>;

/** What the vendor says of the version that answered last. */
export const standingOf = (ctx: Context, { type, proof }: Pick<Watched, 'type' | 'proof'>) =>
  proof ? ctx.connectors[type].standing(proof) : NOTHING_TO_KNOW;

/** Everything of an integration that ends by itself. */
export const endingsFor = (ctx: Context, integration: Watched): Ending[] =>
  endingsOf(integration.proof, integration.connection?.credential ?? null, standingOf(ctx, integration));

/** Keeps what is sorted and reminded by in step with what is known. `surely`: also where nothing seems to differ. */
export async function watchEndings(
  ctx: Context,
  store: Store,
  { before, after, surely = false }: { before: Watched; after: Watched; surely?: boolean },
): Promise<void> {
  const ends = endingsFor(ctx, after);
  if (surely || asText(ends) !== asText(endingsFor(ctx, before)))
    await store.endings.replace(after.id, ctx.now(), ends);
}

const asText = (ends: readonly Ending[]) =>
  JSON.stringify(ends.map(({ what, endsAt, knownBy }) => [what, endsAt, knownBy]));
