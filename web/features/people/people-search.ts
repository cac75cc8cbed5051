import type { PeopleAsked } from '#web/admin-api.ts';

export const PAGE_SIZE = 50;

export type PeopleSearch = Pick<PeopleAsked, 'search' | 'role' | 'status' | 'offset'>;

/** What the address bar says about the list; what makes no sense there is left out. Pure. */
export function peopleSearch(typed: Record<string, unknown>): PeopleSearch {
  const { search, role, status, offset } = typed;
  return {
    ...(isText(search) && { search: String(search) }),
    ...(isText(role) && { role: String(role) }),
    ...((status === 'active' || status === 'deactivated') && { status }),
    ...(typeof offset === 'number' && Number.isInteger(offset) && offset > 0 && { offset }),
  };
}

/** The router reads `?search=42` as a number. */
const isText = (typed: unknown): typed is string | number =>
  (typeof typed === 'string' || typeof typed === 'number') && String(typed).trim() !== '';
