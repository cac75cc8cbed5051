import type { IntegrationList } from '#contract/integration.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Context } from './context.ts';
import { renderIntegration } from './render.ts';

type Asked = Parameters<Context['store']['integrations']['listed']>[0];

/** A page of them, and how many there are of each status. */
export async function listIntegrations(ctx: Context, actor: Actor, asked: Asked): Promise<IntegrationList> {
  authorize(actor, 'integrations.read');
  const [{ records, total }, counts] = await Promise.all([
    ctx.store.integrations.listed(asked),
    ctx.store.integrations.countByStatus(),
  ]);
  return { integrations: await renderAll(ctx, records), total, counts };
}

async function renderAll(ctx: Context, records: readonly IntegrationRecord[]) {
  const ids = records.map(({ id }) => id);
  const [live, owners] = await Promise.all([
    ctx.store.verifications.liveOf(ids),
    ctx.store.integrationOwners.of(ids),
  ]);
  return records.map((record) =>
    renderIntegration(ctx, record, {
      live: live.get(record.id) ?? null,
      owners: owners.get(record.id) ?? [],
    }),
  );
}
