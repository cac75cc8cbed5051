import type { CredentialKind } from '#integrations/failure.ts';
import type { OrganizationExpiry, OrganizationTold } from '#integrations/verdict.ts';
import { instant, msBetween } from '#kernel/instant.ts';
import { fail, type Result } from '#kernel/result.ts';
import type { Connection } from '#connectors/connector.ts';
import type { Note } from '#connectors/ladder.ts';
import { TimedOut, within } from '#connectors/network/deadline.ts';
import { bearer } from '#connectors/jira/auth.ts';
import type { Gateway } from '#connectors/jira/gateway.ts';
import { sending } from '#connectors/jira/transport.ts';
import { expiryAmong } from './choose-token.ts';
import { listTokens, type TokenList } from './list-tokens.ts';
import { type Problem, WORDS } from './problem.ts';

export type AskingOrganization = {
  organization: Connection['organization'];
  /** Atlassian's own, and the only place that the key is sent to. */
  gateway: Gateway;
  accountId: string;
  kind: CredentialKind;
  remembered: OrganizationTold | null;
  signal: AbortSignal;
  note: Note;
};

const HOUR_MS = 60 * 60 * 1_000;
const ASKED_EVERY_MS = 12 * HOUR_MS;
const TRIED_AGAIN_AFTER_MS = HOUR_MS;
/** Of the twenty seconds of a climb: what is only good to know may not use them up. */
const AT_MOST_MS = 6_000;

/** When the organisation says that the token ends; null where no organisation was entered. Never a reason to fail. */
export async function askOrganization(asking: AskingOrganization): Promise<OrganizationTold | null> {
  const { organization, accountId, kind, note } = asking;
  if (!organization) return null;
  const now = new Date();
  const told = { askedAt: instant(now), accountId, trouble: null };
  const unasked = UNASKED[kind];
  if (unasked !== null) return { ...told, expiry: { isKnown: false, why: unasked } };

  const remembered = stillSo(asking, now);
  if (remembered && isFresh(remembered, now)) {
    note('The organisation’s tokens', `as read at ${remembered.askedAt}`);
    return remembered;
  }
  const list = await listed(organization, asking);
  if (list.ok) return { ...told, expiry: expiryAmong(list.value, accountId, now) };
  const trouble = WORDS[list.failure];
  const before: OrganizationExpiry | null = remembered?.expiry.isKnown ? remembered.expiry : null;
  return { ...told, trouble, expiry: before ?? { isKnown: false, why: trouble } };
}

/** What was told before about this account. What should have ended and still works was another token, or was prolonged. */
function stillSo({ remembered, accountId }: AskingOrganization, now: Date): OrganizationTold | null {
  if (remembered?.accountId !== accountId) return null;
  const { expiry } = remembered;
  const hasEnded =
    expiry.isKnown && expiry.expiresAt !== null && Date.parse(expiry.expiresAt) <= now.getTime();
  return hasEnded ? null : remembered;
}

function isFresh({ askedAt, trouble }: OrganizationTold, now: Date): boolean {
  const ageMs = msBetween(askedAt, instant(now));
  return ageMs >= 0 && ageMs < (trouble === null ? ASKED_EVERY_MS : TRIED_AGAIN_AFTER_MS);
}

async function listed(
  { id, key }: NonNullable<Connection['organization']>,
  { gateway, signal, note }: AskingOrganization,
): Promise<Result<TokenList, Problem>> {
  const list = async () => {
    const ask = await gateway.open();
    if (!ask.ok) {
      note('The organisation’s tokens', `${gateway.url.host} could not be reached: ${ask.failure.reason}`);
      return fail('unreachable' as const);
    }
    const send = sending(ask.value, gateway.url.pathname.replace(/\/$/, ''), bearer(key));
    return listTokens(send, id, (answer) => note('The organisation’s tokens', answer));
  };
  try {
    return await within(list(), AT_MOST_MS, signal);
  } catch (error) {
    if (error instanceof TimedOut) return fail('unreachable');
    throw error;
  }
}

const ONLY_CLOUD =
  'The organisation key was not used: it tells only about Jira Cloud. Remove it from this integration.';

/** Whose tokens the list cannot hold. Service accounts have another, whose form nobody has described. */
const UNASKED: Record<CredentialKind, string | null> = {
  classic_token: null,
  scoped_token: null,
  service_account_token:
    'The organisation key tells about people’s tokens, not about service accounts’. Look up when this one ends at admin.atlassian.com.',
  personal_access_token: ONLY_CLOUD,
  password: ONLY_CLOUD,
};
