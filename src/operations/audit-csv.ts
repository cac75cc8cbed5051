import type { AuditEntry } from '#contract/audit.ts';

type Cell = string | number | null;

const COLUMNS: Record<string, (entry: AuditEntry) => Cell> = {
  number: ({ seq }) => seq,
  at: ({ at }) => at,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor: ({ actor }) => actor.label,
  address: ({ address }) => address,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  target_kind: ({ target }) => target?.kind ?? null,
  target_id: ({ target }) => target?.id ?? null,
  target: ({ target }) => target?.label ?? null,
  change: ({ change }) => change && JSON.stringify(change),
  hash: ({ hash }) => hash,
};

const lineOf = (cells: readonly Cell[]) => `${cells.map(cellOf).join(',')}\r\n`;

/**
 * RFC 4180. What people typed must not become a formula where the file is opened as a table, so a quote mark stands
 * before what would begin one: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cellOf(cell: Cell): string {
  const text = String(cell ?? '');
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvHead = lineOf(Object.keys(COLUMNS));
export const csvLine = (entry: AuditEntry): string =>
  lineOf(Object.values(COLUMNS).map((column) => column(entry)));
