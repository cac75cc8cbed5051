import type { NetworkFailure } from '#connectors/network/failure.ts';
import type { Failure } from '#integrations/failure.ts';

/** Every way single sign-on can fail. Reasons are part of the API: add, never rename. */
export type ProviderFailure =
  | NetworkFailure
  | Extract<Failure, { reason: 'insecure_address' }>
  // The provider
  | { reason: 'issuer_unusable'; problem: 'not_an_address' | 'has_credentials' | 'has_query' }
  | { reason: 'not_a_provider'; at: string; found: string }
  | { reason: 'issuer_mismatch'; entered: string; answered: string }
  | { reason: 'many_organisations'; issuer: string }
  | { reason: 'metadata_incomplete'; missing: string }
  | { reason: 'keys_unusable'; at: string }
  | { reason: 'provider_error'; status: number; at: string }
  // This OwlHub at the provider
  | { reason: 'client_rejected'; clientId: string; hasSecret: boolean }
  | { reason: 'client_not_allowed'; clientId: string; error: string }
  | { reason: 'redirect_not_registered'; redirectUri: string }
  | { reason: 'secret_unreadable' }
  // What came back
  | { reason: 'sign_in_cancelled' }
  | { reason: 'sign_in_refused'; error: string; description: string }
  | { reason: 'sign_in_expired' }
  | { reason: 'provider_swapped'; issuer: string }
  | { reason: 'code_rejected'; error: string }
  | {
      reason: 'token_invalid';
      problem: 'signature' | 'algorithm' | 'issuer' | 'audience' | 'nonce' | 'expired' | 'incomplete';
    }
  | { reason: 'clock_skew'; seconds: number }
  | { reason: 'userinfo_refused'; at: string }
  | { reason: 'subject_mismatch' }
  // Who it was
  | { reason: 'email_missing'; claims: readonly string[] }
  | { reason: 'email_not_verified'; email: string; claims: readonly string[] }
  | { reason: 'groups_missing'; claim: string; claims: readonly string[]; overage: boolean }
  | { reason: 'no_account'; email: string }
  | { reason: 'linked_elsewhere'; email: string }
  | { reason: 'no_role'; email: string; claim: string; groups: readonly string[] | null; overage: boolean }
  | { reason: 'account_deactivated'; email: string };

export type ProviderReason = ProviderFailure['reason'];

/** A failure on its way through openid-client, which only throws. */
export class ProviderTrouble extends Error {
  override readonly name = 'ProviderTrouble';
  readonly failure: ProviderFailure;

  constructor(failure: ProviderFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}
