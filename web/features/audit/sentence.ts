import type { AuditEntry } from '#contract/audit.ts';
import { ABOUT_PERMISSION, isPermission } from '#people/permission.ts';

/** “Ada Owl <ada@owl.example>” without the address. Pure. */
export const nameIn = (label: string) => label.replace(/\s*<[^<>]*>$/, '') || label;

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
    what: target && !own ? nameIn(target.label) : null,
  };
}
