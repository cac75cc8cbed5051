import type { Actor } from '#people/actor.ts';
import type { AuditFilter } from '#people/audit-filter.ts';
import { authorize } from '#people/permission.ts';
import type { Store } from '#store/store.ts';
import { audit, AUDIT_LOG } from './audit.ts';
import { csvHead, csvLine } from './audit-csv.ts';
import type { Context } from './context.ts';
import { renderAuditEntry } from './render-audit.ts';

type Asked = AuditFilter & { format: 'csv' | 'json' };
type Tools = Pick<Context, 'store' | 'now'>;

const BATCH = 500;

/**
 * The text of an export, piece by piece, the newest first. That it was exported is written before the first piece
 * leaves; the export holds what is older than that.
 */
export async function exportAudit(
  ctx: Tools,
  actor: Actor,
  { format, ...filter }: Asked,
): Promise<AsyncIterable<string>> {
  authorize(actor, 'audit.read');
  const before = await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'audit.exported',
      target: AUDIT_LOG,
      more: { format, ...filter },
    }),
  );
  const batches = batchesBefore(ctx.store, filter, before);
  return format === 'csv' ? asCsv(batches) : asJson(batches);
}

type Batches = AsyncIterable<ReturnType<typeof renderAuditEntry>[]>;

async function* batchesBefore(store: Store, filter: AuditFilter, first: number): Batches {
  for (let before = first; ;) {
    const records = await store.audit.page(filter, { before, limit: BATCH });
    const last = records.at(-1);
    if (!last) return;
    yield records.map(renderAuditEntry);
    before = last.row.seq;
  }
}

async function* asCsv(batches: Batches): AsyncIterable<string> {
  yield csvHead;
  for await (const entries of batches) yield entries.map(csvLine).join('');
}

async function* asJson(batches: Batches): AsyncIterable<string> {
  let separator = '[\n';
  for await (const entries of batches) {
    yield separator + entries.map((entry) => JSON.stringify(entry)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
