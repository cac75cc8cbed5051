import type { Instant } from '#kernel/instant.ts';

/** Every way an integration can fail us. Reasons are part of the API and of stored rows: add, never rename. */
export type Failure =
  // The address
  | {
      reason: 'address_unusable';
      problem: 'empty' | 'not_an_address' | 'has_credentials' | 'not_web' | 'account_page';
    }
  | { reason: 'scheme_missing'; suggestion: string }
  | { reason: 'insecure_address'; suggestion: string }
  | { reason: 'address_not_allowed'; host: string; address: string; range: 'private' | 'forbidden' }
  // The network
  | { reason: 'host_not_found'; host: string }
  | { reason: 'dns_unavailable'; host: string }
  | { reason: 'connection_refused'; host: string; port: number }
  | { reason: 'host_unreachable'; host: string }
  | { reason: 'connect_timed_out'; host: string; port: number }
  | { reason: 'answer_timed_out'; at: string }
  | { reason: 'connection_reset'; at: string }
  | { reason: 'proxy_refused'; proxy: string; status: number | null }
  // The certificate
  | { reason: 'certificate_untrusted'; issuer: string; selfSigned: boolean }
  | { reason: 'certificate_expired'; validFrom: Instant; validTo: Instant }
  | { reason: 'certificate_wrong_host'; host: string; names: readonly string[] }
  | { reason: 'tls_failed'; code: string }
  | { reason: 'certificate_unusable' }
  // Is Jira there?
  | { reason: 'not_jira'; found: string }
  | { reason: 'login_page'; at: string }
  | { reason: 'context_path_missing'; suggestion: string }
  | { reason: 'redirected_elsewhere'; to: string }
  | { reason: 'site_not_found'; host: string }
  | { reason: 'jira_starting' }
  | { reason: 'jira_maintenance' }
  | { reason: 'jira_error'; status: number; at: string }
  | {
      reason: 'answer_unexpected';
      at: string;
      problem: 'too_large' | 'not_http' | 'not_json' | 'not_the_shape';
    }
  | { reason: 'version_unsupported'; version: string; minimum: string }
  // The credential
  | { reason: 'credential_rejected'; tried: readonly CredentialKind[]; gatewayUnreachable: boolean }
  | { reason: 'email_required' }
  | { reason: 'email_mismatch'; entered: string; answered: string }
  | { reason: 'credential_ignored'; at: string; sign: string }
  | { reason: 'captcha_required'; loginUrl: string | null }
  | { reason: 'basic_auth_disabled' }
  | {
      reason: 'wrong_kind_of_credential';
      given: 'cloud_token' | 'personal_access_token' | 'organization_key' | 'token_for_newer_jira';
    }
  | {
      reason: 'organization_unusable';
      problem: 'id_missing' | 'key_missing' | 'not_an_id' | 'token_of_an_account' | 'not_whole';
    }
  | { reason: 'scope_missing'; scopes: readonly string[] }
  | { reason: 'address_not_on_allowlist' }
  | { reason: 'account_inactive'; account: string }
  // What the account may do
  | { reason: 'permission_missing'; permissions: readonly string[] }
  // Pace
  | { reason: 'rate_limited'; retryAt: Instant | null }
  // Ours
  | { reason: 'secret_unreadable' }
  | { reason: 'verification_overdue' };

export type Reason = Failure['reason'];

/** What a token turned out to be. Found by probing, because the text of a token does not say. */
export type CredentialKind =
  | 'classic_token'
  | 'scoped_token'
  | 'service_account_token'
  | 'personal_access_token'
  | 'password';

/**
 * `passing` may heal by itself and is tried again soon. `lasting` needs a person, but asking again harms nobody,
 * so OwlHub notices by itself when it is mended. `locking` is never tried again until the credential changes or a
 * person asks, because repeated refusals lock Jira accounts.
 */
export type Nature = 'passing' | 'lasting' | 'locking';

/** Of what the network may do to any request, to Jira or elsewhere. */
export const NETWORK_NATURE = {
  address_not_allowed: 'lasting',
  host_not_found: 'lasting',
  dns_unavailable: 'passing',
  connection_refused: 'passing',
  host_unreachable: 'passing',
  connect_timed_out: 'passing',
  answer_timed_out: 'passing',
  connection_reset: 'passing',
  proxy_refused: 'passing',
  certificate_untrusted: 'lasting',
  certificate_expired: 'lasting',
  certificate_wrong_host: 'lasting',
  tls_failed: 'lasting',
  answer_unexpected: 'passing',
} as const satisfies Partial<Record<Reason, Nature>>;

export const NATURE: Record<Reason, Nature> = {
  ...NETWORK_NATURE,
  address_unusable: 'lasting',
  scheme_missing: 'lasting',
  insecure_address: 'lasting',
  certificate_unusable: 'lasting',
  not_jira: 'lasting',
  login_page: 'lasting',
  context_path_missing: 'lasting',
  redirected_elsewhere: 'lasting',
  site_not_found: 'lasting',
  jira_starting: 'passing',
  jira_maintenance: 'passing',
  jira_error: 'passing',
  version_unsupported: 'lasting',
  credential_rejected: 'locking',
  email_required: 'locking',
  email_mismatch: 'locking',
  credential_ignored: 'locking',
  captcha_required: 'locking',
  basic_auth_disabled: 'locking',
  wrong_kind_of_credential: 'locking',
  organization_unusable: 'lasting',
  scope_missing: 'lasting',
  address_not_on_allowlist: 'lasting',
  account_inactive: 'locking',
  permission_missing: 'lasting',
  rate_limited: 'passing',
  secret_unreadable: 'locking',
  verification_overdue: 'passing',
};
