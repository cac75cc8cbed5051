import type { Failure } from '#integrations/failure.ts';
import type { Result } from '#kernel/result.ts';
import type { Answer } from '#connectors/network/line.ts';
import { Myself } from './endpoints.ts';
import { isHtml } from './html.ts';
import { isFromJira, keysOf, signOfBeingIgnored } from './signs.ts';
import { jsonOf, read } from './transport.ts';
import { troubleOf } from './translate.ts';

/** What an answer of `myself` says: who we are, that the credential is worth nothing here, or why it cannot say. */
export type Identified =
  | { is: 'known'; me: Myself }
  | { is: 'rejected' }
  | { is: 'failed'; failure: Failure };

/** How the credential was shown, and where. */
export type Shown = {
  url: URL;
  edition: 'cloud' | 'data_center';
  /** Whether Jira has told its edition itself. */
  isTold: boolean;
  scheme: 'basic' | 'bearer';
  gateway: boolean;
};

const failed = (failure: Failure): Identified => ({ is: 'failed', failure });

export function identify(answer: Answer, shown: Shown, now: Date): Identified {
  const { status } = answer;

  const captcha = captchaIn(answer, shown);
  if (captcha) return failed(captcha);
  if (status === 401) return refusalOf401(answer, shown);
  const trouble = troubleBehindToken(answer, shown, now);
  if (trouble) return failed(trouble);
  if (speaksOfAllowlist(answer, shown)) return failed({ reason: 'address_not_on_allowlist' });
  if (status === 403) return refusalOf403(answer, shown);
  if (status === 404 && shown.gateway) return { is: 'rejected' };
  if (status !== 200) return failed(unexpected(shown, 'not_the_shape'));

  const sign = signOfBeingIgnored(answer);
  if (sign) return failed({ reason: 'credential_ignored', at: shown.url.pathname, sign });
  const me = read(answer, shown.url.pathname, Myself);
  if (!me.ok) return failed(me.failure);
  if (!idOf(me.value)) return failed(namelessIn(answer, me.value, shown));
  if (me.value.active === false || me.value.deleted === true) {
    return failed({ reason: 'account_inactive', account: nameOf(me.value) });
  }
  return { is: 'known', me: me.value };
}

/**
 * Trouble of an answer that used the credential. Jira has answered before, so a page in between is not "no Jira", and
 * trouble of the gateway names the gateway.
 */
export function troubleBehindToken(answer: Answer, { url, gateway }: Shown, now: Date): Failure | null {
  const trouble = troubleOf(answer, { url, now });
  if (trouble?.reason === 'not_jira')
    return { reason: 'answer_unexpected', at: url.pathname, problem: 'not_json' };
  return trouble?.reason === 'jira_error' && gateway
    ? { ...trouble, at: `${url.host}${url.pathname}` }
    : trouble;
}

/** The id that Jira knows the account by; null for nobody. */
export function idOf({ accountId, name, key }: Myself): string | null {
  const id = accountId || name || key;
  return !id || /^anonymous$/i.test(id) ? null : id;
}

export const nameOf = (me: Myself): string =>
  me.displayName || me.name || me.emailAddress || idOf(me) || 'nobody';

/** Jira wants a person to solve a CAPTCHA in the browser; until then even the right password is refused. */
function captchaIn({ status, headers }: Answer, { url }: Shown): Failure | null {
  const denied = headers['x-authentication-denied-reason'];
  const isDenied =
    denied !== undefined || /AUTHENTICATION_DENIED/.test(headers['x-seraph-loginreason'] ?? '');
  if (!isDenied || status < 400) return null;
  const login = URL.parse(/login-url=(\S+)/.exec(denied ?? '')?.[1] ?? '');
  const isTheirs = login?.hostname === url.hostname && /^https?:$/.test(login.protocol);
  return { reason: 'captcha_required', loginUrl: isTheirs ? login.href : null };
}

function refusalOf401(answer: Answer, shown: Shown): Identified {
  if (shown.gateway && namesScope(answer)) {
    return { is: 'failed', failure: { reason: 'scope_missing', scopes: ['read:jira-user'] } };
  }
  // A web server or gateway in front that wants a login of its own has never handed the token on.
  const inFront = /^\s*(basic|negotiate|ntlm|digest)\b/i.test(answer.headers['www-authenticate'] ?? '');
  if (shown.edition === 'data_center' && inFront && !isFromJira(answer)) {
    return { is: 'failed', failure: { reason: 'login_page', at: shown.url.pathname } };
  }
  return { is: 'rejected' };
}

/**
 * The gateway's constant for a valid token without the scope: `{"code":401,"message":"Unauthorized; scope does not
 * match"}`. It is made by the gateway, not by Jira, and not translated; the keys alone do not tell it from a bad token.
 */
export function namesScope(answer: Answer): boolean {
  const json = jsonOf(answer);
  const message = typeof json === 'object' && json !== null && 'message' in json ? String(json.message) : '';
  return /\bscope\b/i.test(message) || /insufficient_scope/.test(answer.headers['www-authenticate'] ?? '');
}

/** A 403 alone proves nothing: only Jira's own envelope is a word about the account. */
function refusalOf403(answer: Answer, shown: Shown): Identified {
  const keys = keysOf(answer);
  if (keys.has('errorMessages')) return failed(seesNothing);
  if (shown.gateway) return keys.size > 0 ? { is: 'rejected' } : failed(unexpected(shown, 'not_json'));
  if (shown.edition === 'cloud')
    return failed(unexpected(shown, keys.size > 0 ? 'not_the_shape' : 'not_json'));

  if (signOfBeingIgnored(answer)?.includes('AUTHENTICATED_FAILED')) return { is: 'rejected' };
  // Switching passwords off is an app's work, and its refusal bears no sign of Jira's.
  if (shown.scheme === 'basic' && keys.has('message')) return failed({ reason: 'basic_auth_disabled' });
  // Cloud's refusal of any Bearer at a site, met where nothing else told that this is Cloud.
  const mayBeCloud = !shown.isTold && keys.size === 1 && keys.has('error');
  if (shown.scheme === 'bearer' && mayBeCloud) return failed({ reason: 'email_required' });
  if (isFromJira(answer)) return { is: 'rejected' };
  if (isHtml(answer)) return failed({ reason: 'login_page', at: shown.url.pathname });
  return failed(unexpected(shown, keys.size > 0 ? 'not_the_shape' : 'not_json'));
}

const seesNothing: Failure = { reason: 'permission_missing', permissions: ['BROWSE_PROJECTS'] };

/**
 * Atlassian's allowlist refuses with Jira's ordinary envelope, its status is not documented, and its sentence comes
 * in the account's language; "IP" is the word that stays.
 */
function speaksOfAllowlist(answer: Answer, { edition }: Shown): boolean {
  if (edition !== 'cloud' || answer.status < 400) return false;
  return keysOf(answer).has('errorMessages') && /\bIP\b/.test(answer.text.slice(0, 4_000));
}

/** 200 with an account that has no id is Jira answering to nobody; anything else is not an account at all. */
function namelessIn(answer: Answer, me: Myself, shown: Shown): Failure {
  const keys = keysOf(answer);
  const looksLikeAccount = ['accountId', 'name', 'key', 'displayName', 'active'].some((key) => keys.has(key));
  if (!looksLikeAccount) return unexpected(shown, 'not_the_shape');
  return { reason: 'credential_ignored', at: shown.url.pathname, sign: `it answered as ${nameOf(me)}` };
}

const unexpected = ({ url }: Shown, problem: 'not_the_shape' | 'not_json'): Failure => ({
  reason: 'answer_unexpected',
  at: url.pathname,
  problem,
});

/**
 * Why an anonymous `myself` keeps a token from being proven: the address names somebody to everybody, or did not say.
 * A refusal, or a page to log in, is the answer that is wanted.
 */
export function failureOfControl(control: Result<Answer, Failure>, url: URL, now: Date): Failure | null {
  if (!control.ok) return control.failure;
  const { status } = control.value;
  if (status === 429 || status >= 500) return troubleOf(control.value, { url, now });

  const me = status === 200 ? read(control.value, url.pathname, Myself) : null;
  if (!me?.ok || !idOf(me.value) || signOfBeingIgnored(control.value)) return null;
  const sign = `it answers as ${nameOf(me.value)} without any credential`;
  return { reason: 'credential_ignored', at: url.pathname, sign };
}
