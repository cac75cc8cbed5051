import { AUDIT_OUTCOMES, isAuditAction } from '#people/audit.ts';
import type { AuditAsked } from '#web/admin-api.ts';

export type AuditSearch = Omit<AuditAsked, 'limit'>;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What the address bar asks the log; what makes no sense there is left out. Pure. */
export function auditSearch(typed: Record<string, unknown>): AuditSearch {
  const { before } = typed;
  const text = (name: string) => {
    const value = typed[name];
    const isGiven = typeof value === 'string' || typeof value === 'number';
    return isGiven && String(value).trim() !== '' ? String(value) : undefined;
  };
  const action = text('action');
  const day = (name: string) => [text(name)].find((value) => value !== undefined && DAY.test(value));
  return pruned({
    action: action !== undefined && isAuditAction(action) ? action : undefined,
    outcome: AUDIT_OUTCOMES.find((outcome) => outcome === typed['outcome']),
    actor: text('actor'),
    target: text('target'),
    address: text('address'),
    from: day('from'),
    to: day('to'),
    before: typeof before === 'number' && Number.isInteger(before) && before > 0 ? before : undefined,
  });
}

const pruned = (search: AuditSearch): AuditSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
