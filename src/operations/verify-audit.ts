import type { AuditVerification } from '#contract/audit.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit, AUDIT_LOG } from './audit.ts';
import type { Context } from './context.ts';

type Tools = Pick<Context, 'store' | 'now'>;
type Noted = { seq: number; hash: string };

/** Follows the whole chain. `noted` is an end of the log that was written down elsewhere before. */
export async function verifyAudit(
  ctx: Tools,
  actor: Actor,
  noted: Noted | null = null,
): Promise<AuditVerification> {
  authorize(actor, 'audit.read');
  const { problems, ...found } = await ctx.store.transaction(async (store) => {
    await store.audit.freeze();
    return store.audit.check(noted);
  });
  const intact = problems.length === 0;
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'audit.verified',
      outcome: intact ? 'done' : 'failed',
      target: AUDIT_LOG,
      more: { entries: found.entries, head: found.head, ...(!intact && { problems: problems.slice(0, 10) }) },
    }),
  );
  return { intact, ...found, problems };
}
