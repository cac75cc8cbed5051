import type { AuditEntry } from '#contract/audit.ts';
import { ABOUT_PERMISSION, isPermission } from '#people/permission.ts';

/** “Ada Owl <ada@owl.example>” without the address. Pure. */
export const nameIn = (label: string) => label.replace(/\s*<[^<>]*>$/, '') || label;

/** There is one of each, and the words name it. */
const ONLY_ONE: ReadonlySet<string> = new Set(['audit_log', 'settings', 'provider']);

/** An entry as a sentence: who, did what, to what. Pure. */
export function sentenceOf({ actor, words, target, action, change }: AuditEntry) {
  const permission = change?.['permission'];
  const isRefusal = action === 'permission.refused' && typeof permission === 'string';
  const own = target?.kind === 'person' && target.id !== null && target.id === actor.id;
  return {
    who: nameIn(actor.label),
    did:
      isRefusal && isPermission(permission)
        ? `may not ${ABOUT_PERMISSION[permission].may}, and tried`
        : words,
    what: target && !own && !ONLY_ONE.has(target.kind) ? nameIn(target.label) : null,
  };
}
