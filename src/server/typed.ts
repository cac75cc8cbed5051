import { Secret } from '#secrets/secret.ts';

type Sent = {
  siteUrl?: string | undefined;
  accessToken?: string | undefined;
  account?: string | null | undefined;
  ca?: string | null | undefined;
};

/** What a person typed, with the token wrapped before anything else sees it. What is left out stays left out. */
export const typedIn = ({ siteUrl, accessToken, account, ca }: Sent) => ({
  siteUrl,
  accessToken: accessToken === undefined ? undefined : new Secret(accessToken),
  account: account === undefined ? undefined : valueOf(account),
  ca: ca === undefined ? undefined : valueOf(ca),
});

/** An emptied field is no value. */
export const valueOf = (text: string | null | undefined): string | null => text?.trim() || null;
