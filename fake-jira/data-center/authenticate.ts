import type { Account } from '#fake-jira/account.ts';
import { type Answer, escapeHtml, html, json } from '#fake-jira/answer.ts';
import type { Ask } from '#fake-jira/ask.ts';
import { readCredential } from '#fake-jira/credential.ts';
import type { DataCenter } from './site.ts';
import { atLeast } from './version.ts';

/** `deadToken`: a personal access token was shown that opens nothing; Jira goes on as nobody and says nothing. */
export type Recognition = { who: Account | null; deadToken: boolean; headers: Record<string, string> };

const NOBODY: Recognition = { who: null, deadToken: false, headers: {} };

/** Who is asking a Data Center? A wrong password is refused at once on every path, a dead token is not. */
export function authenticate(ask: Ask, site: DataCenter): Recognition | Answer {
  const shown = readCredential(ask);
  if (shown.scheme === 'bearer') return byToken(shown.secret, site);
  if (shown.scheme === 'basic') return byPassword(shown.account, shown.secret, site);
  return NOBODY;
}

function byToken(secret: string, site: DataCenter): Recognition {
  // Personal access tokens came with 8.14: an older Jira does not know the scheme and sees nobody.
  if (!atLeast(site.options.version, 8, 14)) return NOBODY;
  const [token] = site.people.tokensOf(secret);
  if (token?.kind !== 'personal' || !token.alive) return { ...NOBODY, deadToken: true };
  return { who: token.use(), deadToken: false, headers: {} };
}

/** Also what `POST /rest/auth/1/session` asks. */
export function byPassword(name: string, password: string, site: DataCenter): Recognition | Answer {
  const { basicAuthDisabled, tokenAsPassword, wrongPasswordsAllowed } = site.options;
  if (basicAuthDisabled) {
    return json({ message: 'Basic Authentication has been disabled on this instance.' }, 403);
  }
  const account = site.people.named(name);
  if (!account) return wrongPassword(site);
  if (account.wrongPasswords >= wrongPasswordsAllowed) return captcha(site);

  const token = account.tokens.find(
    ({ text, kind, alive }) => kind === 'personal' && alive && text === password,
  );
  const right = account.traits.password === password || (tokenAsPassword && token);
  if (right && account.traits.maySignIn) {
    account.resetWrongPasswords();
    return { who: account, deadToken: false, headers: { 'x-seraph-loginreason': 'OK' } };
  }
  account.wrongPasswords += 1;
  return wrongPassword(site);
}

const wrongPassword = (site: DataCenter): Answer =>
  html(seraphPage(site, 401, 'Unauthorized', 'AUTHENTICATED_FAILED'), 401, {
    'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
    'www-authenticate': realm(site),
  });

const captcha = (site: DataCenter): Answer =>
  html(seraphPage(site, 403, 'Forbidden', 'AUTHENTICATION_DENIED'), 403, {
    'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${site.publicUrl}/login.jsp`,
    'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
    'www-authenticate': realm(site),
  });

const realm = (site: DataCenter): string => `OAuth realm="${encodeURIComponent(site.publicUrl)}"`;

const seraphPage = (site: DataCenter, status: number, title: string, reason: string): string =>
  `<html><head><title>${title} (${status})</title></head><body><h1>${title} (${status})</h1>` +
  `<p>Basic Authentication Failure - Reason : ${reason}</p><p>${escapeHtml(site.options.title)}</p></body></html>`;
