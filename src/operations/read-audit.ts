import type { AuditPage } from '#contract/audit.ts';
import type { Actor } from '#people/actor.ts';
import type { AuditFilter } from '#people/audit-filter.ts';
import { authorize } from '#people/permission.ts';
import { audit, AUDIT_LOG } from './audit.ts';
import type { Context } from './context.ts';
import { renderAuditEntry } from './render-audit.ts';

type Asked = AuditFilter & { before?: number | undefined; limit: number };

/** One page, the newest first. That it was read, and with which filter, is an entry of its own. */
export async function readAudit(ctx: Context, actor: Actor, asked: Asked): Promise<AuditPage> {
  authorize(actor, 'audit.read');
  const { before, limit, ...filter } = asked;
  return ctx.store.transaction(async (store) => {
    const records = await store.audit.page(filter, { before, limit: limit + 1 });
    const entries = records.slice(0, limit).map(renderAuditEntry);
    const next = records.length > limit ? (entries.at(-1)?.seq ?? null) : null;
    const firstKept = await store.audit.oldest();
    await audit(ctx, store, actor, {
      action: 'audit.read',
      target: AUDIT_LOG,
      more: { ...filter, ...(before !== undefined && { before }) },
    });
    return { entries, next, firstKept };
  });
}
