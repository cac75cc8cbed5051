import { Secret } from '#secrets/secret.ts';

type Sent = {
  siteUrl?: string | undefined;
  accessToken?: string | undefined;
  account?: string | null | undefined;
  ca?: string | null | undefined;
  organizationId?: string | null | undefined;
  organizationKey?: string | null | undefined;
};

/** What a person typed, with token and key wrapped before anything else sees them. What is left out stays left out. */
export const typedIn = ({ siteUrl, accessToken, account, ca, organizationId, organizationKey }: Sent) => ({
  siteUrl,
  accessToken: accessToken === undefined ? undefined : new Secret(accessToken),
  account: account === undefined ? undefined : valueOf(account),
  ca: ca === undefined ? undefined : valueOf(ca),
  organizationId: organizationId === undefined ? undefined : valueOf(organizationId),
  organizationKey: organizationKey === undefined ? undefined : secretOf(organizationKey),
});

/** The same, wrapped. */
export function secretOf(text: string | null | undefined): Secret | null {
  const value = valueOf(text);
  return value === null ? null : new Secret(value);
}

/** An emptied field is no value. */
export const valueOf = (text: string | null | undefined): string | null => text?.trim() || null;

/** Wrapped where it was sent, left out where it was left out. */
export const secretIn = (text: string | undefined): Secret | undefined =>
  text === undefined ? undefined : new Secret(text);
