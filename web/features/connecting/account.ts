const CLOUD = /(^|\.)atlassian\.net$/i;
const EMAIL_AND_TOKEN = /^\s*[^\s:@]+@[^\s:@]+\.[^\s:@]+:\S/;

/** Whether an address, as typed so far, is one of Atlassian’s own, where a token needs its account’s email. Pure. */
export function looksLikeCloud(typedAddress: string): boolean {
  const typed = typedAddress.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  return url !== null && CLOUD.test(url.hostname);
}

type Typed = { siteUrl: string; accessToken: string; account: string | undefined };

/**
 * What the account field holds: what was typed, else the signed-in person’s own email where the address needs one.
 * A token that works alone is sent alone, and `email:token` brings its own email. Pure.
 */
export function accountFor({ siteUrl, accessToken, account }: Typed, ownEmail: string): string {
  if (account !== undefined) return account;
  return looksLikeCloud(siteUrl) && !EMAIL_AND_TOKEN.test(accessToken) ? ownEmail : '';
}
