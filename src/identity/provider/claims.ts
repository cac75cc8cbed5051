/** What a provider says about whoever signed in. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whether an email is verified is only said of the email beside it. */
const ABOUT_EMAIL = ['email', 'email_verified', 'xms_edov'];

/** Those of the ID token, and of the userinfo answer what the ID token lacks. */
export function mergeClaims(idToken: Claims, userInfo: Claims): Claims {
  const merged = { ...userInfo, ...idToken };
  const source = idToken['email'] === undefined ? userInfo : idToken;
  const isOfBoth = lower(idToken['email']) === lower(userInfo['email']);
  for (const claim of ABOUT_EMAIL) {
    merged[claim] = source[claim] ?? (isOfBoth ? userInfo[claim] : undefined);
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

const lower = (text: unknown) => (typeof text === 'string' ? text.toLowerCase() : text);
