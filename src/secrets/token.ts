import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a token that OwlHub itself gave out: nobody can turn it back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** 256 random bits for a session or a set-up link. */
export function createToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}
