import type { Instant } from '#kernel/instant.ts';
import type { Change, What } from './changes.ts';
import { dayOf } from './day.ts';
import type { Ending } from './endings.ts';
import type { Failure, Reason } from './failure.ts';

/** What most likely broke a connection, in words; `what` is null where nothing that OwlHub watches has changed. */
export type Cause = { what: What | null; words: string };

/** How a connection that had been good broke. */
export type Break = {
  /** When the first check did not pass. */
  at: Instant;
  /** The rung that said no; null where none was reached. */
  rung: { id: string; question: string } | null;
  failure: Failure;
  lastGoodAt: Instant;
  changes: readonly Change[];
  cause: Cause;
};

/** What each failure is likely to come from, the likeliest first. */
const LIKELY: Record<Reason, readonly What[]> = {
  address_unusable: ['site'],
  scheme_missing: ['site'],
  insecure_address: ['site'],
  address_not_allowed: ['site', 'address'],
  host_not_found: ['site', 'address'],
  dns_unavailable: ['site', 'address'],
  connection_refused: ['site', 'address'],
  host_unreachable: ['site', 'address'],
  connect_timed_out: ['site', 'address'],
  answer_timed_out: ['site', 'address', 'version'],
  connection_reset: ['site', 'address', 'certificate'],
  proxy_refused: ['site', 'address'],
  certificate_untrusted: ['certificate', 'site', 'address'],
  certificate_expired: ['certificate'],
  certificate_wrong_host: ['certificate', 'site', 'address'],
  tls_failed: ['certificate', 'site', 'address'],
  certificate_unusable: ['certificate'],
  not_jira: ['site', 'address', 'certificate', 'version'],
  login_page: ['site', 'address', 'version'],
  context_path_missing: ['site', 'address', 'version'],
  redirected_elsewhere: ['site', 'address', 'version'],
  site_not_found: ['site', 'address'],
  jira_starting: ['site', 'version'],
  jira_maintenance: ['site', 'version'],
  jira_error: ['site', 'version', 'address'],
  answer_unexpected: ['site', 'version', 'address'],
  version_unsupported: ['version', 'site'],
  credential_rejected: ['token', 'account', 'version', 'site', 'address'],
  email_required: ['token', 'account'],
  email_mismatch: ['account', 'token'],
  credential_ignored: ['token', 'account', 'version', 'address'],
  captcha_required: ['token', 'account', 'version'],
  basic_auth_disabled: ['version', 'token', 'site'],
  wrong_kind_of_credential: ['token', 'version', 'site'],
  scope_missing: ['token', 'right'],
  address_not_on_allowlist: ['right', 'address'],
  account_inactive: ['account'],
  permission_missing: ['right', 'account', 'version'],
  rate_limited: ['version'],
  secret_unreadable: ['token'],
  organization_unusable: ['token'],
  verification_overdue: [],
};

/** What a failure is about even where nothing else has changed, and what must then have happened. */
const ITSELF: Partial<Record<Reason, Cause>> = {
  credential_rejected: {
    what: 'token',
    words:
      'Nothing else that OwlHub watches has changed, so most likely the token was revoked or deleted, or its account lost access.',
  },
  credential_ignored: {
    what: 'token',
    words:
      'Nothing else that OwlHub watches has changed, so most likely the token was revoked, or something in between removes it.',
  },
  account_inactive: { what: 'account', words: 'The account was deactivated.' },
  email_mismatch: { what: 'account', words: 'The email of the account was changed.' },
  permission_missing: { what: 'right', words: 'The account’s rights were taken away.' },
  scope_missing: { what: 'right', words: 'The token’s scopes no longer suffice.' },
  address_not_on_allowlist: {
    what: 'right',
    words: 'The site now lets in only certain addresses, and OwlHub’s is not among them.',
  },
  certificate_expired: { what: 'certificate', words: 'The certificate ended and was not renewed.' },
  secret_unreadable: {
    what: 'token',
    words: 'The key that the stored token was sealed with is no longer held by OwlHub.',
  },
  version_unsupported: { what: 'version', words: 'The version that answers now is too old.' },
};

const CHANGED: Record<What, string> = {
  site: 'The address was changed',
  address: 'The name now leads to other addresses',
  certificate: 'The certificate was exchanged',
  version: 'The version has changed',
  account: 'The account has changed',
  right: 'The account’s rights have changed',
  token: 'The token was replaced',
  end: 'The end of the token has changed',
};

/** The first of the likely things that did change; a token whose end has passed comes before all of them. */
export function likelyCause(
  failure: Failure,
  changes: readonly Change[],
  { tokenEnding, at }: { tokenEnding: Ending | null; at: Instant },
): Cause {
  const likely = LIKELY[failure.reason];
  const isAboutTheToken = failure.reason === 'credential_rejected' || failure.reason === 'credential_ignored';
  if (isAboutTheToken && tokenEnding && tokenEnding.endsAt <= at) {
    return { what: 'token', words: `The token ended on ${dayOf(tokenEnding.endsAt)}. ${tokenEnding.words}` };
  }
  for (const what of likely) {
    const change = changes.find((candidate) => candidate.what === what);
    if (change) return { what, words: `${CHANGED[what]}: ${change.before} before, ${change.after} now.` };
  }
  return (
    ITSELF[failure.reason] ?? {
      what: null,
      words: 'Nothing that OwlHub watches has changed since it last worked.',
    }
  );
}
