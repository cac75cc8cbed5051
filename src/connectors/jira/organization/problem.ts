import type { Answer } from '#connectors/network/line.ts';
import { namesScope } from '#connectors/jira/identity.ts';
import { jsonOf } from '#connectors/jira/transport.ts';

/** Why an organisation's list of tokens could not be read. None of them stops a connection. */
export type Problem =
  | 'key_not_accepted'
  | 'scope_missing'
  | 'not_allowed'
  | 'not_found'
  | 'too_fast'
  | 'unreadable'
  | 'unreachable';

const KEYS_PAGE = 'admin.atlassian.com';
const NEW_KEY = `make a new one with the scope read:tokens:admin at ${KEYS_PAGE}`;

/** For people: what is so, and what to do about it. */
export const WORDS: Record<Problem, string> = {
  key_not_accepted: `Atlassian did not accept the organisation key: ${NEW_KEY}.`,
  scope_missing: `The organisation key may not read tokens: ${NEW_KEY}.`,
  not_allowed: `Atlassian did not let the organisation key read the tokens of this organisation: check the organisation ID, or ${NEW_KEY}.`,
  not_found: `Atlassian does not find the organisation: copy its ID again at ${KEYS_PAGE}, where the key was made.`,
  too_fast: 'Atlassian asked OwlHub to slow down, so when the token ends is read within the hour.',
  unreadable:
    'Atlassian answered with something else than the organisation’s tokens. OwlHub asks again within the hour.',
  unreachable: 'Atlassian did not answer about the organisation’s tokens. OwlHub asks again within the hour.',
};

/**
 * What an answer of the organisation's API refuses, or null where it refuses nothing. A missing scope was seen as 401
 * and as 403, and another organisation as 403; what 404 means is a guess, so its words fit both.
 */
export function problemOf(answer: Answer): Problem | null {
  const { status } = answer;
  if (status === 200) return jsonOf(answer) === undefined ? 'unreadable' : null;
  if (status === 429) return 'too_fast';
  if ((status === 401 || status === 403) && namesScope(answer)) return 'scope_missing';
  if (status === 401) return 'key_not_accepted';
  // A firewall's page is no word about the key.
  if (jsonOf(answer) === undefined) return 'unreadable';
  if (status === 403) return 'not_allowed';
  return status === 404 ? 'not_found' : 'unreadable';
}
