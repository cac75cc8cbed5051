import type { CredentialKind } from '#integrations/failure.ts';
import type { Connection } from '#connectors/connector.ts';
import { reveal } from '#secrets/reveal.ts';
import type { Secret } from '#secrets/secret.ts';

/** Proves who we are, by adding to the headers of a request. One function per way of doing it. */
export type Authorize = (headers: Record<string, string>) => void;

export const anonymous: Authorize = () => {};

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** Jira Cloud with the account's email, and Data Center with a user name and password. */
export function basic(account: string, token: Secret): Authorize {
  return (headers) => {
    headers['authorization'] = `Basic ${base64(`${account}:${reveal(token)}`)}`;
  };
}

/** Data Center's personal access tokens; service accounts and organisations' keys at Atlassian's gateway. */
export function bearer(token: Secret): Authorize {
  return (headers) => {
    headers['authorization'] = `Bearer ${reveal(token)}`;
  };
}

/** Shorter ones are found in ordinary words; they are passwords, and bad ones. */
const SHORTEST_WITHHELD = 8;

/**
 * Takes the credentials out of what the other side said: one that echoes its requests must not bring a token into
 * evidence, a failure or a proof. Values are copied only where something is found.
 */
export function withholding({
  account,
  accessToken,
  organization,
}: Pick<Connection, 'account' | 'accessToken' | 'organization'>): <T>(value: T) => T {
  const secrets = [accessToken, ...(organization ? [organization.key] : [])].map(reveal);
  const spellings = secrets
    .flatMap((text) => [text, encodeURIComponent(text), base64(text), base64(`${account ?? ''}:${text}`)])
    .filter((spelling) => spelling.length >= SHORTEST_WITHHELD);
  const clean = (value: string) =>
    spellings.reduce((left, spelling) => left.replaceAll(spelling, '[secret]'), value);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return clean(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- walking keeps every shape
  return <T>(value: T) => walk(value) as T;
}

/** What the form of a token gives away. `unknown` says nothing about where it came from. */
export type TokenShape = 'cloud_token' | 'organization_key' | 'personal_access_token' | 'unknown';

/**
 * Atlassian's tokens begin alike, whatever their kind; a personal access token of Data Center is base64 of twelve
 * digits, a colon and twenty bytes. Used only to keep a token from a place where it can never work.
 */
export function shapeOf(token: Secret): TokenShape {
  const text = reveal(token);
  if (/^ATCTT\w/.test(text)) return 'organization_key';
  if (/^AT[AS]TT\w/.test(text)) return 'cloud_token';
  const looksLikePat =
    /^[A-Za-z0-9+/]{44}$/.test(text) && /^\d{12}:/.test(Buffer.from(text, 'base64').toString('latin1'));
  return looksLikePat ? 'personal_access_token' : 'unknown';
}

/** Whether a token can stand in a header; one with a space or a stray character in it was not copied whole. */
export const isWhole = (token: Secret): boolean => /^[\u0021-\u007e]+$/.test(reveal(token));

export const viaGateway = (kind: CredentialKind): boolean =>
  kind === 'scoped_token' || kind === 'service_account_token';
