import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/**
 * Which Jira is meant. `base` ends without a slash and is safe to append an API path to. `edition` is null where
 * only asking can tell, because Cloud sites may have a domain of their own.
 */
export type Site = { base: string; edition: 'cloud' | null };

const CLOUD = /^[a-z0-9-]+\.(atlassian\.net|jira-dev\.com)$/;
/** Pages of Atlassian, not sites: people paste them because that is where tokens are made. */
const ACCOUNT_PAGES = new Set([
  'id.atlassian.com',
  'admin.atlassian.com',
  'start.atlassian.com',
  'home.atlassian.com',
  'api.atlassian.com',
  'auth.atlassian.com',
]);
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** The first part of a path that belongs to a Jira page, not to the context path before it. */
const PAGE =
  /^(browse|secure|projects?|issues|plugins|rest|login\.jsp|dashboards?|default\.jsp|index\.jsp|servicedesk|software|core|your-work|for-you|people|boards|c|wiki|status|_edge|servlet)$/i;
/** Cloud puts these under `/jira`, which is no context path there. */
const CLOUD_PAGE = /^(software|core|your-work|for-you|people|boards|dashboards|c)$/i;
const CONTEXT_PATH = /^(\/[A-Za-z0-9._~-]+)*$/;

type Unusable = Extract<Failure, { reason: 'address_unusable' }>['problem'];
const unusable = (problem: Unusable) => fail({ reason: 'address_unusable', problem } as const);

/** Accepts what people paste: a bare host, a deep link, a trailing slash, a port, upper case. */
export function parseSite(pasted: string, { allowHttp }: { allowHttp: boolean }): Result<Site, Failure> {
  const text = pasted
    .trim()
    .replace(/^[<"'“‘(]+|[>"'”’)]+$/g, '')
    .trim();
  if (text === '') return unusable('empty');
  // URL parsers drop tabs and line ends and turn backslashes round: each has been used to smuggle another host in.
  if (hasOddCharacters(text)) return unusable('not_an_address');

  const schemed = SCHEME.test(text);
  if (!schemed && isNoWebScheme(text)) return unusable('not_web');
  const bare = text.replace(/^:?\/+/, '');
  const url = URL.parse(schemed ? text : `https://${bare}`);
  if (!url) return unusable(authorityOf(text).includes('@') ? 'has_credentials' : 'not_an_address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return unusable('not_web');
  if (url.username || url.password || authorityOf(text).includes('@')) return unusable('has_credentials');

  const host = url.hostname.replace(/\.$/, '');
  if (!isHost(host) || url.port === '0') return unusable('not_an_address');
  if (ACCOUNT_PAGES.has(host)) return unusable('account_page');
  const authority = `${host}${url.port ? `:${url.port}` : ''}`;
  const edition = CLOUD.test(host) ? 'cloud' : null;
  const path = edition === 'cloud' ? '' : contextPathOf(url.pathname);
  if (!CONTEXT_PATH.test(path)) return unusable('not_an_address');

  if (!schemed && isSingleName(host)) {
    return fail({ reason: 'scheme_missing', suggestion: `https://${authority}${path}` });
  }
  if (url.protocol === 'http:' && !allowHttp) {
    return fail({ reason: 'insecure_address', suggestion: `https://${authority}${path}` });
  }
  return ok({ base: `${url.protocol}//${authority}${path}`, edition });
}

// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const hasOddCharacters = (text: string) => /[\s\\\u0000-\u001f\u007f]/.test(text);

/** `mailto:x` and `javascript:x`, but not `jira.acme.example:8443`. */
const isNoWebScheme = (text: string) => /^[a-z][a-z0-9+-]*:(?!\d)/i.test(text);

const authorityOf = (text: string) =>
  text
    .replace(SCHEME, '')
    .replace(/^:?\/+/, '')
    .split(/[/?#]/)[0] ?? '';

const isHost = (host: string) =>
  /^\[[0-9a-f:.]+\]$/.test(host) || /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(host);

const isSingleName = (host: string) => !host.includes('.') && !host.startsWith('[');

/** Everything before the first part that is a page: `/jira/browse/X-1` lies under the context path `/jira`. */
export function contextPathOf(pathname: string): string {
  const parts = pathname.split('/').filter((part) => part !== '');
  const page = parts.findIndex((part) => PAGE.test(part));
  const kept = page === -1 ? parts : parts.slice(0, page);
  if (CLOUD_PAGE.test(parts[page] ?? '') && kept.at(-1) === 'jira') kept.pop();
  return kept.length === 0 ? '' : `/${kept.join('/')}`;
}
