import type { CredentialKind } from '#integrations/failure.ts';
import type { OrganizationTold, Proof } from '#integrations/verdict.ts';
import { readInstant } from '#kernel/instant.ts';
import { PATHS, PersonalTokens } from './endpoints.ts';
import { read, type Send } from './transport.ts';

export type Expiry = Pick<Proof, 'expiresAt' | 'neverExpires' | 'expirySource' | 'expiryKnownBy'>;

const SOURCE: Record<CredentialKind, string> = {
  classic_token: 'Jira does not tell. Atlassian ends every API token within a year of its making.',
  scoped_token: 'Jira does not tell. Atlassian ends every API token within a year of its making.',
  service_account_token: 'Jira does not tell. Atlassian ends every API token within a year of its making.',
  personal_access_token: 'This Jira does not list its tokens.',
  password: 'A password ends when its owner changes it.',
};

/** When the credential ends, where Jira tells: Data Center lists an account's own tokens. */
export async function readExpiry(send: Send, kind: CredentialKind): Promise<Expiry> {
  const unknown = { expiresAt: null, neverExpires: false, expirySource: SOURCE[kind], expiryKnownBy: null };
  if (kind !== 'personal_access_token') return unknown;

  const answer = await send(PATHS.personalTokens);
  const list =
    answer.ok && answer.value.status === 200
      ? read(answer.value, PATHS.personalTokens, PersonalTokens)
      : null;
  if (!list?.ok || list.value.length === 0) return unknown;

  // The list does not say which row is the token that asked; the one used last is.
  const [used] = list.value.toSorted((a, b) => lastUse(b) - lastUse(a));
  const alone = list.value.length === 1;
  const source = alone
    ? 'Jira’s list of personal access tokens'
    : 'Jira’s list of personal access tokens, the one used last';
  const neverExpires = !used?.expiringAt;
  const expiresAt = readInstant(used?.expiringAt);
  const expiryKnownBy = expiresAt !== null || neverExpires ? 'jira' : null;
  return { expiresAt, neverExpires, expirySource: source, expiryKnownBy };
}

/** What an organisation tells, where Jira does not; where neither does, why. */
export function withOrganization(expiry: Expiry, told: OrganizationTold | null): Expiry {
  if (!told || expiry.expiryKnownBy !== null) return expiry;
  if (!told.expiry.isKnown) return { ...expiry, expirySource: told.expiry.why };
  const { expiresAt, neverExpires, source } = told.expiry;
  return { expiresAt, neverExpires, expirySource: source, expiryKnownBy: 'organization' };
}

const lastUse = ({ lastAccessedAt, createdAt }: PersonalTokens[number]) =>
  Date.parse(lastAccessedAt ?? createdAt ?? '') || 0;
