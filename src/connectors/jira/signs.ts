import type { Answer } from '#connectors/network/line.ts';
import { jsonOf } from './transport.ts';

/** Headers that only Jira sends, on every answer of its application. */
const JIRA_HEADERS = ['x-ausername', 'x-arequestid', 'x-seraph-loginreason', 'x-anodeid', 'x-aaccountid'];

export const hasJiraHeaders = ({ headers }: Answer): boolean => JIRA_HEADERS.some((name) => name in headers);

/** Whether an answer, whatever its status, was made by Jira: by its headers or by the form of its refusals. */
export function isFromJira(answer: Answer): boolean {
  if (hasJiraHeaders(answer)) return true;
  if (/^OAuth realm=/i.test(answer.headers['www-authenticate'] ?? '')) return true;
  if (/<status>\s*<status-code>\d{3}<\/status-code>/.test(answer.text.slice(0, 2_000))) return true;
  const keys = keysOf(answer);
  return keys.has('errorMessages') || keys.has('status-code');
}

/**
 * Signs that Jira threw the credential away and answered as to nobody, although it says 200. Their absence proves
 * nothing: some sites were measured without them.
 */
export function signOfBeingIgnored({ headers }: Answer): string | null {
  const login = headers['x-seraph-loginreason'] ?? '';
  if (/AUTHENTICATED_FAILED|AUTHENTICATION_DENIED|AUTHORISATION_FAILED/.test(login)) {
    return `X-Seraph-LoginReason: ${login}`;
  }
  if (/^anonymous$/i.test(headers['x-ausername'] ?? '')) return 'X-AUSERNAME: anonymous';
  return null;
}

export const keysOf = (answer: Answer): ReadonlySet<string> => {
  const json = jsonOf(answer);
  return new Set(typeof json === 'object' && json !== null ? Object.keys(json) : []);
};

/** Headers that tell why an answer is what it is, the most telling first. */
const TELLING = [
  'x-ausername',
  'x-seraph-loginreason',
  'x-authentication-denied-reason',
  'x-failure-category',
  'ratelimit-reason',
  'retry-after',
  'location',
  'www-authenticate',
  'content-type',
  'server',
];

/** The status of an answer and the header that decided, ready to be shown as evidence. */
export function told(answer: Answer): string {
  const { headers, status } = answer;
  const names = status === 200 && jsonOf(answer) !== undefined ? TELLING.slice(0, 2) : TELLING;
  const name = names.find((candidate) => headers[candidate]);
  return name ? `${status}, ${name}: ${withoutQuery(headers[name] ?? '').slice(0, 200)}` : `${status}`;
}

/** Redirects to identity providers carry one-time tokens in their query. */
const withoutQuery = (value: string) => value.replace(/\?.*$/, '');
