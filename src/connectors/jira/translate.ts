import type { Failure } from '#integrations/failure.ts';
import { type Instant, instant, plusMs } from '#kernel/instant.ts';
import type { Answer } from '#connectors/network/line.ts';
import { failureOfRedirect } from './redirect.ts';
import { isHtml, pageOf } from './html.ts';
import { pathOf } from './transport.ts';

const LONGEST_WAIT_MS = 60 * 60 * 1_000;

/** Where an answer came from, and when, for what it says about time and about other addresses. */
export type Asked = { url: URL; now: Date };

/**
 * What every answer may mean, whoever asked: too fast, in trouble, sent away. Null where the answer is about the
 * question. Decided by status, headers and JSON keys, because Jira writes its sentences in the account's language.
 */
export function troubleOf(answer: Answer, { url, now }: Asked): Failure | null {
  const { status, headers } = answer;
  if (status === 429 || /RATE.?LIMITED/i.test(headers['x-failure-category'] ?? '')) {
    return { reason: 'rate_limited', retryAt: retryAt(headers, now) };
  }
  if (status >= 500) return { reason: 'jira_error', status, at: pathOf(url.pathname) };
  if (status >= 300 && status < 400) return failureOfRedirect(headers['location'] ?? '', url) ?? LOST;
  if (status === 200 && isHtml(answer)) {
    const page = pageOf(answer);
    return page.kind === 'other'
      ? { reason: 'not_jira', found: page.title || 'a web page' }
      : { reason: 'login_page', at: url.pathname };
  }
  return null;
}

const LOST: Failure = { reason: 'not_jira', found: 'a redirect that stays on the same host' };

/** `Retry-After` in seconds or as a date, else Atlassian's reset times; never more than an hour ahead. */
export function retryAt(headers: Answer['headers'], now: Date): Instant | null {
  const value = headers['retry-after'] ?? '';
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '') - now.getTime();
  const ms = [wait, reset].find((candidate) => Number.isFinite(candidate) && candidate >= 0);
  return ms === undefined ? null : plusMs(instant(now), Math.min(ms, LONGEST_WAIT_MS));
}
