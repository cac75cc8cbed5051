/** `?search=ada&offset=50`, without what is not asked for. */
export function queryOf(asked: Record<string, string | number | undefined>): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** A query of the API, whose numbers are still numbers. */
export type Asked<Query, Count extends string> = Omit<Query, Count> & {
  [Name in Count]?: number | undefined;
};

/** What the address bar says to look for; the router reads `?search=42` as a number. Pure. */
export const textIn = (typed: unknown): string | undefined =>
  (typeof typed === 'string' || typeof typed === 'number') && String(typed).trim() !== ''
    ? String(typed)
    : undefined;

/** Where a page of a list begins, as the address bar says; nothing where that makes no sense. Pure. */
export const offsetIn = (typed: unknown): number | undefined =>
  typeof typed === 'number' && Number.isSafeInteger(typed) && typed > 0 ? typed : undefined;
