import { z } from 'zod';
import { fail, ok, type Result } from '#kernel/result.ts';
import { told } from '#connectors/jira/signs.ts';
import { read, type Send } from '#connectors/jira/transport.ts';
import { type Problem, problemOf } from './problem.ts';

const maybe = z.string().max(1_000).nullish();

/** One API token of a managed account. Which of them is asking, no field says. */
const Row = z.object({
  status: maybe,
  expiresAt: maybe,
  lastActiveAt: maybe,
  user: z.object({ id: maybe }).nullish(),
});
export type OrganizationToken = z.infer<typeof Row>;

const Page = z.object({
  data: z.array(Row),
  links: z.object({ next: z.string().max(8_000).nullish() }).nullish(),
});

/** `isWhole` is false where the organisation has more tokens than were read. */
export type TokenList = { tokens: readonly OrganizationToken[]; isWhole: boolean };
type Told = (answer: string) => void;

const PAGE_SIZE = 1_000;
const PAGES_AT_MOST = 20;

/**
 * All API tokens that accounts managed by the organisation have made. Only ever GET: at the same address DELETE ends
 * every one of them. https://developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-token/
 */
export async function listTokens(
  send: Send,
  organizationId: string,
  tell: Told,
): Promise<Result<TokenList, Problem>> {
  const path = `/admin/api-access/v1/orgs/${encodeURIComponent(organizationId)}/api-tokens`;
  const tokens: OrganizationToken[] = [];
  let size = `pageSize=${PAGE_SIZE}`;
  let cursor: string | null = null;

  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query: string = [size, cursor === null ? '' : `cursor=${encodeURIComponent(cursor)}`]
      .filter((part) => part !== '')
      .join('&');
    // oxlint-disable-next-line eslint/no-await-in-loop -- a page is found only through the one before it
    const answer = await send(query === '' ? path : `${path}?${query}`);
    if (!answer.ok) {
      tell(answer.failure.reason);
      return fail(answer.failure.reason === 'answer_unexpected' ? 'unreadable' : 'unreachable');
    }
    if (page === 0 || answer.value.status !== 200) tell(told(answer.value));
    // How large a page may be is not documented.
    if (answer.value.status === 400 && size !== '') {
      size = '';
      continue;
    }
    const problem = problemOf(answer.value);
    if (problem) return fail(problem);
    const listed = read(answer.value, path, Page);
    if (!listed.ok) return fail('unreadable');

    tokens.push(...listed.value.data);
    const next = cursorIn(listed.value.links?.next ?? '');
    if (next === '' || next === cursor) return ok({ tokens, isWhole: true });
    cursor = next;
  }
  return ok({ tokens, isWhole: false });
}

/** The document calls it a cursor; other APIs of Atlassian put a whole address there. */
function cursorIn(next: string): string {
  const isAddress = /^(https?:|[/?])/.test(next);
  return isAddress ? (URL.parse(next, 'https://api.atlassian.com')?.searchParams.get('cursor') ?? '') : next;
}
