import { DAY_MS, type Instant, plusMs } from '#kernel/instant.ts';
import type { CredentialKind } from './failure.ts';
import type { Standing } from './standing.ts';
import type { Proof } from './verdict.ts';

export const ENDING_KINDS = ['token', 'certificate', 'support'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** `assumed` holds until somebody enters what they know. */
export const KNOWN_BY = ['jira', 'organization', 'entered', 'assumed', 'certificate', 'vendor'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

/** Something of an integration that ends by itself, and how that is known, in words. */
export type Ending = {
  what: EndingKind;
  endsAt: Instant;
  knownBy: KnownBy;
  words: string;
  /** Where to read it up. */
  source: string | null;
};

/** What a person entered about the token in use. */
export type EnteredEnd = {
  setAt: Instant;
  setBy: string;
  endsAt?: Instant | null;
  endsSetBy?: string | null;
};

/**
 * The longest that a token of this kind can live, in days; null where it need not end. Atlassian: an API token made
 * since 15 December 2024 ends within a year, and older ones ended in 2026.
 * https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
 */
const LIVES_DAYS: Record<CredentialKind, number | null> = {
  classic_token: 365,
  scoped_token: 365,
  service_account_token: 365,
  personal_access_token: null,
  password: null,
};
const LIVES_SOURCE =
  'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/';

/** Everything of an integration that ends, as far as it is known. */
export function endingsOf(
  proof: Proof | null,
  entered: EnteredEnd | null,
  { supportEnds }: Pick<Standing, 'supportEnds'>,
): Ending[] {
  const token = tokenEnding(proof, entered);
  return [
    ...(token ? [token] : []),
    ...(proof?.certificateExpiresAt ? [ofCertificate(proof.certificateExpiresAt)] : []),
    ...(supportEnds ? [ofSupport(supportEnds)] : []),
  ];
}

/** What is read where the token lives comes before what a person entered, and that before what must be assumed. */
export function tokenEnding(proof: Proof | null, entered: EnteredEnd | null): Ending | null {
  if (proof?.expiresAt) return ofToken(proof.expiresAt, proof.expiryKnownBy ?? 'jira', proof.expirySource);
  if (proof?.neverExpires) return null;
  if (entered?.endsAt)
    return ofToken(entered.endsAt, 'entered', `Entered by ${entered.endsSetBy ?? entered.setBy}.`);

  const days = proof && LIVES_DAYS[proof.credentialKind];
  if (!days || !entered) return null;
  const words = 'Assumed, at the latest: Atlassian ends every API token within a year of its making.';
  return ofToken(plusMs(entered.setAt, days * DAY_MS), 'assumed', words, LIVES_SOURCE);
}

const ofToken = (endsAt: Instant, knownBy: KnownBy, words: string, source: string | null = null): Ending => ({
  what: 'token',
  endsAt,
  knownBy,
  words,
  source,
});

const ofCertificate = (endsAt: Instant): Ending => ({
  what: 'certificate',
  endsAt,
  knownBy: 'certificate',
  words: 'The certificate says so itself.',
  source: null,
});

const ofSupport = ({ at, words, source }: NonNullable<Standing['supportEnds']>): Ending => ({
  what: 'support',
  endsAt: at,
  knownBy: 'vendor',
  words,
  source,
});
