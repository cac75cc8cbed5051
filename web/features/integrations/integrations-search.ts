import type { IntegrationList } from '#contract/integration.ts';
import type { IntegrationsAsked } from '#web/api.ts';
import { offsetIn, textIn } from '#web/query-of.ts';

export const PAGE_SIZE = 50;

export type IntegrationsSearch = Pick<IntegrationsAsked, 'search' | 'status' | 'sort' | 'offset'>;
type Status = NonNullable<IntegrationsSearch['status']>;
type Sort = NonNullable<IntegrationsSearch['sort']>;

export const STATUSES: readonly Status[] = ['failed', 'pending', 'connected', 'paused'];
/** The first is what nobody has to say. */
export const SORTS: Record<Sort, string> = {
  name: 'By name',
  attention: 'Needs someone first',
  ends: 'Ends first',
  checked: 'Checked last first',
};

export const statusIn = (typed: unknown): Status | undefined => STATUSES.find((status) => status === typed);
export const sortIn = (typed: unknown): Sort | undefined =>
  typed === 'attention' || typed === 'ends' || typed === 'checked' ? typed : undefined;

/** What the address bar says about the list; what makes no sense there is left out. Pure. */
export function integrationsSearch(typed: Record<string, unknown>): IntegrationsSearch {
  const [search, status] = [textIn(typed['search']), statusIn(typed['status'])];
  const [sort, offset] = [sortIn(typed['sort']), offsetIn(typed['offset'])];
  return {
    ...(search && { search }),
    ...(status && { status }),
    ...(sort && { sort }),
    ...(offset && { offset }),
  };
}

/** Whether there is nothing at all, whatever is looked for. Pure. */
export const hasNone = (counts: IntegrationList['counts']): boolean =>
  Object.values(counts).every((count) => count === 0);
