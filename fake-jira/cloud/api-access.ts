import { randomUUID } from 'node:crypto';
import { type Answer, json, withHeaders } from '#fake-jira/answer.ts';
import type { Ask } from '#fake-jira/ask.ts';
import { readCredential } from '#fake-jira/credential.ts';
import type { Token } from '#fake-jira/token.ts';
import { type Organization, type OrganizationKey, READ_TOKENS } from './organization.ts';

const TOKENS = /^\/admin\/api-access\/v1\/orgs\/([^/]+)\/api-tokens$/u;

/**
 * Atlassian’s API for administrators of organisations, as far as OwlHub could ask it: the tokens of managed accounts.
 * https://developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-token/
 */
export function answerToOrganization(ask: Ask, organizations: readonly Organization[]): Answer {
  return withHeaders(answered(ask, organizations), pace());
}

function answered(ask: Ask, organizations: readonly Organization[]): Answer {
  const found = keyIn(ask, organizations);
  if (!found) return json({ code: 401, message: 'Unauthorized' }, 401);
  const { organization, key } = found;
  const wanted = TOKENS.exec(ask.path)?.[1];
  if (wanted === undefined) return json({ code: 404, message: 'Not Found' }, 404);
  if (wanted !== organization.id) return refused(ask, organization.options.otherOrganizationStatus);
  if (!mayRead(key, organization)) return lacksScope(ask, organization);
  // The same address with another method ends every token of the organisation: nothing here may ever send it.
  if (ask.method === 'DELETE') {
    for (const account of organization.managed) for (const token of account.tokens) token.revoke();
    return { status: 204, headers: {}, body: '' };
  }
  return ask.method === 'GET' ? page(ask, organization) : json({ code: 405, message: 'Not Allowed' }, 405);
}

function keyIn(ask: Ask, organizations: readonly Organization[]) {
  const shown = readCredential(ask);
  if (shown.scheme !== 'bearer') return null;
  const isIt = ({ text, revoked }: OrganizationKey) => text === shown.secret && !revoked;
  for (const organization of organizations) {
    const key = organization.keys.find(isIt);
    if (key) return { organization, key };
  }
  return null;
}

const mayRead = ({ scopes }: OrganizationKey, { options }: Organization): boolean =>
  scopes === null ? options.takesUnscoped : scopes.includes(READ_TOKENS);

/** A missing scope was seen as either. */
const lacksScope = (ask: Ask, { options }: Organization): Answer =>
  options.lacksScopeStatus === 401
    ? json({ code: 401, message: 'Unauthorized; scope does not match' }, 401)
    : refused(ask, 403);

/** The envelope that was seen with 403. For 404 it is a guess. */
const refused = ({ path }: Ask, status: 403 | 404): Answer =>
  json(
    {
      timestamp: new Date().toISOString().replace('Z', '+00:00'),
      path: `/api${path}`,
      status,
      error: status === 403 ? 'Forbidden' : 'Not Found',
      message: 'User has no permission to access resource.',
      requestId: randomUUID(),
    },
    status,
  );

function page(ask: Ask, organization: Organization): Answer {
  const { largestPage } = organization.options;
  const asked = Number(ask.query.get('pageSize') ?? largestPage);
  const size = Math.max(1, Math.min(Number.isNaN(asked) ? largestPage : asked, largestPage));
  const start = Number(/^from-(\d+)$/u.exec(ask.query.get('cursor') ?? '')?.[1] ?? 0);
  const rows = tokensOf(organization);
  const end = start + size;
  return json({
    data: rows.slice(start, end).map((token) => row(token, organization)),
    links: {
      self: ask.path,
      ...(end < rows.length ? { next: next(`from-${end}`, ask, organization) } : {}),
      ...(start > 0 ? { prev: `from-${Math.max(0, start - size)}` } : {}),
    },
  });
}

function next(cursor: string, ask: Ask, { options }: Organization): string {
  if (options.next === 'cursor') return cursor;
  const path = `${ask.path}?cursor=${encodeURIComponent(cursor)}`;
  return options.next === 'path' ? path : `https://api.atlassian.com${path}`;
}

const isEnded = ({ expiresAt }: Token) => expiresAt !== null && expiresAt.getTime() <= Date.now();

function tokensOf({ managed, options }: Organization): Token[] {
  return managed
    .flatMap(({ tokens }) => tokens)
    .filter(({ kind }) => kind === 'classic' || (kind === 'scoped' && options.listsScoped))
    .filter((token) => !token.revoked && (options.listsEnded || !isEnded(token)));
}

function row(token: Token, { id: orgId, options }: Organization) {
  const { accountId, traits } = token.account;
  const lastActive = token.lastUsedAt?.toISOString();
  return {
    id: `${token.id}`,
    label: token.label,
    status: token.blocked ? 'BLOCKED' : 'ALLOWED',
    createdAt: token.createdAt.toISOString(),
    ...(token.expiresAt ? { expiresAt: token.expiresAt.toISOString() } : {}),
    ...(lastActive && {
      lastActiveAt: options.lastActiveTo === 'day' ? `${lastActive.slice(0, 10)}T00:00:00Z` : lastActive,
    }),
    ...(options.tellsUser && {
      user: { id: accountId, orgId, name: traits.displayName, email: traits.email },
    }),
  };
}

/** On every answer of this API; `Retry-After` is not promised. */
const pace = () => ({
  'x-ratelimit-limit': '500',
  'x-ratelimit-remaining': '499',
  'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString(),
});
