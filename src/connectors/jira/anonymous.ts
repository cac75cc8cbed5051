import type { Failure } from '#integrations/failure.ts';
import type { Result } from '#kernel/result.ts';
import type { Answer } from '#connectors/network/line.ts';
import { InstanceStatus, PATHS, ServerInfo, TenantInfo } from './endpoints.ts';
import { isHtml, pageOf } from './html.ts';
import { hasJiraHeaders, isFromJira, keysOf } from './signs.ts';
import { jsonOf, read } from './transport.ts';
import { troubleOf } from './translate.ts';

type Answered = Result<Answer, Failure>;

/** `null` is a Jira that is there and tells anonymous callers nothing. `elsewhere` means: not under this path. */
export type Presence = { info: ServerInfo | null } | { failure: Failure } | { elsewhere: Failure };

type Context = { url: URL; now: Date };

/** What a Cloud site's anonymous `serverInfo` says about it. `exists` where `tenant_info` has named the site. */
export function presenceOnCloud(info: Answered, exists: boolean, { url, now }: Context): Presence {
  if (!info.ok) return { failure: failureToTalk(info.failure) };
  const answer = info.value;
  const known = read(answer, url.pathname, ServerInfo);
  if (answer.status === 200 && known.ok) return { info: known.value };
  if (answer.status === 404)
    return { failure: exists ? withoutJira : { reason: 'site_not_found', host: url.host } };

  // Nothing but the allowlist refuses the endpoint that everybody may read.
  const refused = answer.status >= 400 && answer.status < 429;
  if (refused && keysOf(answer).has('errorMessages'))
    return { failure: { reason: 'address_not_on_allowlist' } };
  if (answer.status === 401 || (answer.status === 403 && isFromJira(answer))) return { info: null };
  const trouble = troubleOf(answer, { url, now });
  return { failure: trouble ?? unexpected(answer, url) };
}

/** What does not speak HTTP at all is not a Jira in trouble. */
const failureToTalk = (failure: Failure): Failure =>
  failure.reason === 'answer_unexpected' && failure.problem === 'not_http'
    ? { reason: 'not_jira', found: 'something that does not speak HTTP' }
    : failure;

const withoutJira: Failure = { reason: 'not_jira', found: 'an Atlassian site without Jira' };

const STATES: Record<string, (status: number) => Failure | null> = {
  RUNNING: () => null,
  STARTING: () => ({ reason: 'jira_starting' }),
  FIRST_RUN: () => ({ reason: 'jira_starting' }),
  STOPPING: () => ({ reason: 'jira_starting' }),
  MAINTENANCE: () => ({ reason: 'jira_maintenance' }),
  ERROR: (status) => ({ reason: 'jira_error', status, at: '/status' }),
};

/** Data Center's own word about itself. Other programs have a /status too, so only Jira's words count. */
export function failureOfState(state: Answered): Failure | null {
  if (!state.ok) return null;
  const said = read(state.value, '/status', InstanceStatus);
  return said.ok ? (STATES[said.value.state]?.(state.value.status) ?? null) : null;
}

/** What a Data Center's anonymous `serverInfo` says, with the anonymous `myself` where that is closed. */
export function presenceOnDataCenter(info: Answered, myself: Answered, { url, now }: Context): Presence {
  if (!info.ok) return { failure: failureToTalk(info.failure) };
  const answer = info.value;
  const known = read(answer, url.pathname, ServerInfo);
  if (answer.status === 200 && known.ok) return { info: known.value };

  // Cloud behind a domain of its own refuses everything so, its tenant_info too; Data Center's headers would tell.
  if (
    (answer.status === 400 || answer.status === 403) &&
    keysOf(answer).has('errorMessages') &&
    !hasJiraHeaders(answer)
  ) {
    return { failure: { reason: 'address_not_on_allowlist' } };
  }
  if (answer.status === 401 || answer.status === 403) {
    const isJira = isFromJira(answer) || (myself.ok && isFromJira(myself.value));
    return isJira ? { info: null } : { failure: guardedBySomethingElse(answer, url) };
  }
  if (answer.status === 200 && isHtml(answer) && pageOf(answer).kind === 'jira') {
    return { elsewhere: { reason: 'login_page', at: url.pathname } };
  }
  if (isAtlassiansNotice(answer)) return { failure: { reason: 'site_not_found', host: url.host } };
  const trouble = troubleOf(answer, { url, now });
  if (trouble?.reason === 'login_page' || trouble?.reason === 'not_jira') return { elsewhere: trouble };
  if (trouble) return { failure: trouble };
  return answer.status === 200 ? { failure: unexpected(answer, url) } : { elsewhere: notFound(answer) };
}

/** Atlassian's edge, in front of a domain whose site is gone: `errorMessage`, not Jira's own `errorMessages`. */
function isAtlassiansNotice(answer: Answer): boolean {
  const keys = keysOf(answer);
  return answer.status === 404 && keys.has('errorMessage') && keys.has('errorCode');
}

function guardedBySomethingElse(answer: Answer, url: URL): Failure {
  const asksForLogin =
    'www-authenticate' in answer.headers || (isHtml(answer) && pageOf(answer).kind === 'login');
  return asksForLogin ? { reason: 'login_page', at: url.pathname } : notFound(answer);
}

function notFound({ status, headers }: Answer): Failure {
  const server = headers['server'] ? ` from ${headers['server'].slice(0, 60)}` : '';
  return { reason: 'not_jira', found: `an answer ${status}${server}` };
}

function unexpected(answer: Answer, url: URL): Failure {
  const claimsJson = /\bjson\b/i.test(answer.headers['content-type'] ?? '');
  const isReadable = jsonOf(answer) !== undefined;
  if (claimsJson && (!isReadable || isFromJira(answer))) {
    const problem = isReadable ? 'not_the_shape' : 'not_json';
    return { reason: 'answer_unexpected', at: url.pathname, problem };
  }
  return { reason: 'not_jira', found: isReadable ? 'JSON of another program' : 'an answer that is no JSON' };
}

/** The cloudId in an answer of `tenant_info`, or null where it is not Atlassian's. */
export function cloudIdIn(tenant: Answered | null): string | null {
  if (!tenant?.ok || tenant.value.status !== 200) return null;
  const said = read(tenant.value, PATHS.tenantInfo, TenantInfo);
  return said.ok ? said.value.cloudId : null;
}
