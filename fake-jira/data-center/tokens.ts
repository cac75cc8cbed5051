import type { Account } from '#fake-jira/account.ts';
import type { Token } from '#fake-jira/token.ts';

/** `GET /rest/pat/latest/tokens`: the caller's own tokens. Which of them is asking, it does not say. */
export const tokenList = (who: Account) =>
  who.tokens.filter((token) => token.kind === 'personal' && !token.revoked).map(listed);

const listed = ({ id, label, createdAt, lastUsedAt, expiresAt }: Token) => ({
  id,
  name: label,
  createdAt: createdAt.toISOString(),
  lastAccessedAt: lastUsedAt?.toISOString() ?? null,
  expiringAt: expiresAt?.toISOString() ?? null,
});
