import type { OrganizationExpiry } from '#integrations/verdict.ts';
import { readInstant } from '#kernel/instant.ts';
import type { OrganizationToken, TokenList } from './list-tokens.ts';

const SOURCE = 'The organisation’s list of API tokens';

/**
 * When the token that has just worked ends, by the list. The list does not say which of an account's tokens it is:
 * the one used last is, and where several may be, the one that ends first, because a warning too early harms least.
 */
export function expiryAmong(list: TokenList, accountId: string, now: Date): OrganizationExpiry {
  const possible = list.tokens.filter(
    (token) =>
      token.user?.id === accountId &&
      // A token that has just worked is neither blocked nor ended.
      token.status?.toUpperCase() !== 'BLOCKED' &&
      !(endOf(token) <= now.getTime()),
  );
  const lastUse = Math.max(...possible.map(lastUseOf));
  const likely = possible.filter((token) => lastUseOf(token) === lastUse);
  if (likely.length === 0) return unknown(whyNone(list));
  const [first] = likely
    .filter((token) => !Number.isNaN(endOf(token)))
    .toSorted((a, b) => endOf(a) - endOf(b));
  if (!first) return unknown(UNREADABLE);

  const how =
    possible.length === 1
      ? ''
      : likely.length === 1
        ? ', the one used last'
        : ', of several the one that ends first';
  const end = endOf(first);
  return {
    isKnown: true,
    expiresAt: end === Infinity ? null : new Date(end).toISOString(),
    neverExpires: end === Infinity,
    source: `${SOURCE}${how}`,
  };
}

const unknown = (why: string): OrganizationExpiry => ({ isKnown: false, why });

/** Tokens from before December 2024 may have no end. NaN where it cannot be read, which is not never. */
const endOf = ({ expiresAt }: OrganizationToken): number =>
  expiresAt ? Date.parse(readInstant(expiresAt) ?? '') : Infinity;

const lastUseOf = ({ lastActiveAt }: OrganizationToken): number => Date.parse(lastActiveAt ?? '') || 0;

const LOOK_UP = 'Look up when the token ends at id.atlassian.com, as the account that made it.';
const UNREADABLE = `Atlassian tells when the token ends in a form that OwlHub cannot read. ${LOOK_UP}`;

/** That it is not listed proves nothing about the token: only accounts of the organisation's own domains are. */
const whyNone = ({ isWhole }: TokenList): string =>
  isWhole
    ? `The organisation lists no token of this account: it manages only accounts of its own domains. ${LOOK_UP}`
    : `The organisation has more tokens than OwlHub reads, and this account’s was not among the first. ${LOOK_UP}`;
