import type { PeopleAsked } from '#web/admin-api.ts';
import { offsetIn, textIn } from '#web/query-of.ts';

export const PAGE_SIZE = 50;

export type PeopleSearch = Pick<PeopleAsked, 'search' | 'role' | 'status' | 'offset'>;

/** What the address bar says about the list; what makes no sense there is left out. Pure. */
export function peopleSearch(typed: Record<string, unknown>): PeopleSearch {
  const { status } = typed;
  const [search, role, offset] = [textIn(typed['search']), textIn(typed['role']), offsetIn(typed['offset'])];
  return {
    ...(search && { search }),
    ...(role && { role }),
    ...((status === 'active' || status === 'deactivated') && { status }),
    ...(offset && { offset }),
  };
}
