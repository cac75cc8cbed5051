import type { Failure } from '#integrations/failure.ts';

const LOGIN_PATH =
  /login|signin|sign-in|\bsso\b|saml|oauth|adfs|\bauth\b|authorize|os_destination|permissionViolation|SAMLRequest/i;

/**
 * What a redirect away from the API means. A redirect is never followed with the credential, and only on the same
 * host without it. `null` means that it stays on the site and may lead to the right context path.
 */
export function failureOfRedirect(location: string, from: URL): Failure | null {
  const to = URL.parse(location, from.href);
  if (!to || (to.protocol !== 'https:' && to.protocol !== 'http:')) {
    return { reason: 'not_jira', found: 'a redirect to an address that cannot be read' };
  }
  const leadsToLogin = LOGIN_PATH.test(`${to.pathname}${to.search}`);
  if (leadsToLogin) return { reason: 'login_page', at: `${to.origin}${to.pathname}` };
  if (to.origin === from.origin) return null;
  return { reason: 'redirected_elsewhere', to: `${to.origin}${siteOf(to.pathname, from.pathname)}` };
}

/** The part before the API path that was asked for, where the redirect kept that. */
function siteOf(path: string, asked: string): string {
  const api = /\/(rest|_edge|status)\b.*$/.exec(asked)?.[0];
  return api && path.endsWith(api) ? path.slice(0, -api.length) : '';
}
