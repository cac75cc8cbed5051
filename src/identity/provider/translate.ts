import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { type ProviderFailure, ProviderTrouble } from './failure.ts';

/** Where in the flow openid-client gave up, and what is needed to say so. */
export type Where = {
  at: 'discovery' | 'token' | 'userinfo' | 'keys' | 'sign_in';
  entered: string;
  clientId: string;
  hasSecret: boolean;
  clockAheadMs: number | null;
};

const TOLERANCE_MS = 60_000;

/**
 * What a thrown error means. openid-client wraps what happened into causes: the answer, the claims, the header. It is
 * told apart by those and by codes, never by sentences. Null where it is none of the provider’s doing: a bug.
 */
export function failureOf(error: unknown, where: Where): ProviderFailure | null {
  const chain = causesOf(error);
  const trouble = chain.find((cause) => cause instanceof ProviderTrouble);
  if (trouble) return trouble.failure;
  if (error instanceof AuthorizationResponseError) return refusedSignIn(error.error, error.error_description);
  if (error instanceof ResponseBodyError) return refusedBody(error, where);
  if (error instanceof WWWAuthenticateChallengeError) return rejected(where);

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field is looked at before it is used
  const facts = Object.assign({}, ...chain.filter(isPlain)) as Facts;
  const answer = chain.find((cause) => cause instanceof Response);
  switch (codeOf(error)) {
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return answer ? failureOfAnswer(answer, where) : null;
    case 'OAUTH_PARSE_ERROR':
      return facts.claims || facts.header
        ? invalid('incomplete')
        : notAProvider(where, 'something that is no JSON');
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return failureOfAttribute(facts, where);
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return invalid(CLAIMS[facts.claim ?? ''] ?? 'incomplete');
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return failureOfTime(facts, where.clockAheadMs);
    case 'OAUTH_KEY_SELECTION_FAILED':
      return invalid('signature');
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
      return { reason: 'metadata_incomplete', missing: facts.attribute ?? 'an address' };
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
      return { reason: 'metadata_incomplete', missing: 'https in every address' };
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return invalid('algorithm');
    case 'OAUTH_INVALID_RESPONSE':
      return failureOfContent(facts, where);
    case 'ERR_INVALID_URL':
      return notAProvider(where, 'an issuer that is no address');
    default:
      return null;
  }
}

type Facts = {
  claims?: Record<string, unknown>;
  claim?: string;
  attribute?: string;
  header?: unknown;
  signature?: unknown;
  parameters?: unknown;
  body?: Record<string, unknown>;
};

type Problem = Extract<ProviderFailure, { reason: 'token_invalid' }>['problem'];
const invalid = (problem: Problem) => ({ reason: 'token_invalid', problem }) as const;

const CLAIMS: Record<string, Problem> = { iss: 'issuer', aud: 'audience', azp: 'audience', nonce: 'nonce' };

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (
    let at = error;
    at !== undefined && chain.length < 8;
    at = at instanceof Error ? at.cause : undefined
  ) {
    chain.push(at);
  }
  return chain;
}

const isPlain = (cause: unknown): cause is object =>
  typeof cause === 'object' && cause !== null && !(cause instanceof Error) && !(cause instanceof Response);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export function failureOfAnswer({ status, headers }: Response, where: Where): ProviderFailure {
  if (status >= 500) return { reason: 'provider_error', status, at: where.at };
  if (status === 401) return rejected(where);
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get('location') ?? '', where.entered)?.host ?? 'elsewhere';
    return notAProvider(where, `a redirect to ${to}`);
  }
  if (status !== 200) return notAProvider(where, `the status ${status}`);
  const type = headers.get('content-type')?.split(';')[0]?.trim();
  return notAProvider(where, type === 'text/html' ? 'a web page' : 'something that is no JSON');
}

const notAProvider = ({ at }: Where, found: string): ProviderFailure => ({
  reason: 'not_a_provider',
  at,
  found,
});

const rejected = ({ at, clientId, hasSecret }: Where): ProviderFailure =>
  at === 'userinfo' ? { reason: 'userinfo_refused', at } : { reason: 'client_rejected', clientId, hasSecret };

export function refusedSignIn(error: string, description = ''): ProviderFailure {
  if (error === 'access_denied') return { reason: 'sign_in_cancelled' };
  return { reason: 'sign_in_refused', error: plain(error), description: plain(description) };
}

/** What a provider, or anybody through the address bar, says: short, and nothing that cannot be seen. */
const plain = (text: string) => text.replaceAll(/[^\P{C}]|[\p{Zl}\p{Zp}]/gu, ' ').slice(0, 300);

function refusedBody({ error, error_description }: ResponseBodyError, where: Where): ProviderFailure {
  switch (error) {
    case 'invalid_client':
      return rejected(where);
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return { reason: 'client_not_allowed', clientId: where.clientId, error };
    case 'invalid_grant':
      return { reason: 'code_rejected', error: plain(error_description ?? error) };
    default:
      return refusedSignIn(error, error_description);
  }
}

function failureOfAttribute({ attribute, body }: Facts, { entered }: Where): ProviderFailure {
  if (attribute === 'sub') return { reason: 'subject_mismatch' };
  const issuer = body?.['issuer'];
  return { reason: 'issuer_mismatch', entered, answered: typeof issuer === 'string' ? plain(issuer) : '' };
}

function failureOfContent({ header, signature, parameters, body }: Facts, where: Where): ProviderFailure {
  if (signature !== undefined) return invalid('signature');
  if (header !== undefined) return invalid('algorithm');
  if (parameters !== undefined) return { reason: 'provider_swapped', issuer: where.entered };
  if (where.at !== 'token') return notAProvider(where, body ? 'JSON of another kind' : 'something else');
  return invalid('incomplete');
}

/** Either the token is old, or one of the two clocks is wrong: the provider’s answer says what time it is there. */
function failureOfTime({ claims, claim }: Facts, clockAheadMs: number | null): ProviderFailure {
  const issuedAheadMs = Number(claims?.['iat']) * 1_000 - Date.now();
  const aheadMs = clockAheadMs ?? issuedAheadMs;
  const isSkewed = Math.abs(aheadMs) > TOLERANCE_MS;
  if (claim === 'exp' && !isSkewed) return invalid('expired');
  return { reason: 'clock_skew', seconds: Math.round((isSkewed ? aheadMs : issuedAheadMs) / 1_000) };
}
