type Shown = { field: string; before: string | null; after: string | null };

/** “sessionIdleMinutes” and “audit_keep” read as words. Pure. */
export const fieldWords = (field: string) => {
  const words = field
    .replaceAll(/[_.]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A value as people read it. Pure. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueWords).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([field, inner]) => `${fieldWords(field)}: ${valueWords(inner)}`)
      .join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an entry tells: fields that differ with both sides, then whatever else there is. Pure. */
export function changeOf(change: Record<string, unknown> | null): Shown[] {
  if (!change) return [];
  const { before, after, ...more } = change;
  const left = isRecord(before) ? before : {};
  const right = isRecord(after) ? after : {};
  const fields = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return [
    ...fields.map((field) => ({
      field: fieldWords(field),
      before: isRecord(before) ? valueWords(left[field]) : null,
      after: isRecord(after) ? valueWords(right[field]) : null,
    })),
    ...Object.entries(more).map(([field, value]) => ({
      field: fieldWords(field),
      before: null,
      after: valueWords(value),
    })),
  ];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
