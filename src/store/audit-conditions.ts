import { and, eq, gte, ilike, lt, or, type SQL } from 'drizzle-orm';
import type { AuditFilter } from '#people/audit-filter.ts';
import { auditEntries } from './schema.ts';

/** The filter as SQL. Somebody’s tokens act under their id, so that they are found with them. */
export function conditionsOf({
  action,
  outcome,
  actor,
  target,
  address,
  from,
  until,
}: AuditFilter): SQL | undefined {
  return and(
    action && eq(auditEntries.action, action),
    outcome && eq(auditEntries.outcome, outcome),
    actor ? or(eq(auditEntries.actorId, actor), ilike(auditEntries.actor, partOf(actor))) : undefined,
    target ? or(eq(auditEntries.targetId, target), ilike(auditEntries.target, partOf(target))) : undefined,
    address ? eq(auditEntries.address, address) : undefined,
    from === undefined ? undefined : gte(auditEntries.at, from),
    until === undefined ? undefined : lt(auditEntries.at, until),
  );
}

const partOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
