import type { PeopleAsked } from '#web/admin-api.ts';

export const PAGE_SIZE = 50;

export type PeopleSearch = Pick<PeopleAsked, 'search' | 'role' | 'status' | 'offset'>;

/** What the address bar says about the list; what makes no sense there is left out. Pure. */
export function peopleSearch(typed: Record<string, unknown>): PeopleSearch {
  const { search, role, status, offset } = typed;
  return {
    ...textOf('search', search),
    ...textOf('role', role),
    ...((status === 'active' || status === 'deactivated') && { status }),
    ...(typeof offset === 'number' && Number.isInteger(offset) && offset > 0 && { offset }),
  };
}

/** The router reads `?search=42` as a number. */
const textOf = <Name extends string>(name: Name, typed: unknown) =>
  (typeof typed === 'string' || typeof typed === 'number') && String(typed).trim() !== ''
    ? { [name]: String(typed) }
    : {};
