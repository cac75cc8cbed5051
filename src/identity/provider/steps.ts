import type { Evidence } from '#integrations/verdict.ts';
import type { ProviderReason } from './failure.ts';

/** The steps of a test, in their order. The first five OwlHub takes alone, the others need a person at the provider. */
export const QUESTIONS = {
  issuer: 'Can the issuer’s address be used?',
  discovery: 'Does a provider describe itself there?',
  keys: 'Can its keys be read?',
  client: 'Does it accept the client id and secret?',
  redirect: 'Does it know the redirect address?',
  sign_in: 'Does the browser come back from it?',
  token: 'Is the ID token valid?',
  claims: 'Does it say what OwlHub needs?',
  account: 'Who is that here?',
} as const;

export type StepId = keyof typeof QUESTIONS;
export type Outcome = 'passed' | 'failed' | 'not_reached' | 'unknown';
export type Step = {
  id: StepId;
  question: string;
  outcome: Outcome;
  durationMs: number | null;
  evidence: readonly Evidence[];
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
export const STEP_IDS = Object.keys(QUESTIONS) as StepId[];

export const notReached = (id: StepId): Step => ({
  id,
  question: QUESTIONS[id],
  outcome: 'not_reached',
  durationMs: null,
  evidence: [],
});

/** At which step a failure stops a sign-in that has come back from the provider. */
export const STEP_OF: Record<ProviderReason, StepId> = {
  issuer_unusable: 'issuer',
  insecure_address: 'issuer',
  address_not_allowed: 'issuer',
  host_not_found: 'issuer',
  dns_unavailable: 'issuer',
  connection_refused: 'token',
  host_unreachable: 'token',
  connect_timed_out: 'token',
  answer_timed_out: 'token',
  connection_reset: 'token',
  proxy_refused: 'token',
  certificate_untrusted: 'token',
  certificate_expired: 'token',
  certificate_wrong_host: 'token',
  tls_failed: 'token',
  answer_unexpected: 'token',
  not_a_provider: 'token',
  issuer_mismatch: 'discovery',
  many_organisations: 'discovery',
  metadata_incomplete: 'discovery',
  keys_unusable: 'keys',
  provider_error: 'token',
  client_rejected: 'client',
  client_not_allowed: 'client',
  redirect_not_registered: 'redirect',
  secret_unreadable: 'client',
  sign_in_cancelled: 'sign_in',
  sign_in_refused: 'sign_in',
  sign_in_expired: 'sign_in',
  provider_swapped: 'sign_in',
  code_rejected: 'token',
  token_invalid: 'token',
  clock_skew: 'token',
  userinfo_refused: 'claims',
  subject_mismatch: 'claims',
  email_missing: 'claims',
  email_not_verified: 'claims',
  groups_missing: 'claims',
  no_account: 'account',
  linked_elsewhere: 'account',
  no_role: 'account',
  account_deactivated: 'account',
};
