import type { Ask } from './ask.ts';

/** What the Authorization header says, read as strictly as each Jira reads it. */
export type Shown =
  | { scheme: 'none' }
  /** A header that Jira takes for no credential at all: `token x`, `bearer x`, Basic without a colon or a name. */
  | { scheme: 'unreadable' }
  | { scheme: 'basic'; account: string; secret: string }
  | { scheme: 'bearer'; secret: string };

export function readCredential(ask: Ask): Shown {
  const header = ask.headers['authorization'];
  if (header === undefined) return { scheme: 'none' };

  const bearer = /^Bearer (?! )(.+)$/u.exec(header)?.[1];
  if (bearer !== undefined) return { scheme: 'bearer', secret: bearer };

  const basic = /^basic +(.+)$/iu.exec(header)?.[1];
  if (basic === undefined) return { scheme: 'unreadable' };

  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) return { scheme: 'unreadable' };
  return { scheme: 'basic', account: pair.slice(0, colon), secret: pair.slice(colon + 1) };
}

/** Three base64url parts: what an OAuth access token looks like, and no API token does. */
export const isJwtShaped = (secret: string): boolean =>
  /^[\w-]+\.[\w-]+\.[\w-]+$/u.test(secret) && secret.startsWith('ey');
