import type { AuditEntry } from '#contract/audit.ts';
import { AUDIT_ACTIONS, isAuditAction, isTargetKind } from '#people/audit.ts';
import type { AuditRecord } from '#store/audit-record.ts';

export function renderAuditEntry({ row, opened }: AuditRecord): AuditEntry {
  const { seq, at, actorKind, actorId, actor, address, action, outcome, hash } = row;
  const { targetKind, targetId, target } = row;
  return {
    seq,
    at,
    actor: { kind: actorKind, id: actorId, label: actor },
    address,
    action,
    words: isAuditAction(action) ? AUDIT_ACTIONS[action] : action,
    outcome,
    target:
      targetKind !== null && isTargetKind(targetKind)
        ? { kind: targetKind, id: targetId, label: target ?? '' }
        : null,
    change: changeOf(opened),
    hash,
  };
}

function changeOf(opened: AuditRecord['opened']): AuditEntry['change'] {
  switch (opened.is) {
    case 'none':
      return null;
    case 'opened': {
      const change: unknown = JSON.parse(opened.detail.text);
      return isRecord(change) ? change : { unreadable: 'The details are not what OwlHub writes.' };
    }
    case 'key_not_held':
      return { unreadable: `The details are sealed with the key “${opened.key}”, which is not here.` };
    case 'broken':
      return { unreadable: 'The details cannot be opened: they were changed.' };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object';
