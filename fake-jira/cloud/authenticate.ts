import { json, text, type Answer } from '#fake-jira/answer.ts';
import type { Account } from '#fake-jira/account.ts';
import type { Ask } from '#fake-jira/ask.ts';
import type { Directory } from '#fake-jira/directory.ts';
import { isJwtShaped, readCredential } from '#fake-jira/credential.ts';
import type { Token } from '#fake-jira/token.ts';

export const NOT_AUTHENTICATED = 'Client must be authenticated to access this resource.';

/** `rejected`: a credential was shown and refused; Jira goes on as nobody and says so in a header, mostly. */
export type Recognition = { who: Account | null; rejected: boolean };

/** Who is asking a Cloud site? Some credentials are refused outright, whatever the path. */
export function recognise(ask: Ask, people: Directory): Recognition | Answer {
  const shown = readCredential(ask);
  if (shown.scheme === 'bearer') return refuseBearer(shown.secret);
  if (shown.scheme !== 'basic') return { who: null, rejected: false };

  // Cloud stopped accepting credentials on a GET that has a body in March 2025.
  if (ask.method === 'GET' && ask.body !== '') return { who: null, rejected: true };
  const token = tokenOf(people, shown.account, shown.secret);
  const accepted = token?.kind === 'classic' && token.alive;
  return accepted ? { who: token.use(), rejected: false } : { who: null, rejected: true };
}

/** The token with this text that belongs to the account with this email. */
export function tokenOf(people: Directory, email: string, secret: string): Token | undefined {
  return people
    .tokensOf(secret)
    .find(({ account }) => account.traits.email.toLowerCase() === email.toLowerCase());
}

const refuseBearer = (secret: string): Answer =>
  isJwtShaped(secret)
    ? text(NOT_AUTHENTICATED, 401, { 'content-type': 'text/html;charset=UTF-8' })
    : json({ error: 'Failed to parse Connect Session Auth Token' }, 403, {
        'content-type': 'application/json',
      });
