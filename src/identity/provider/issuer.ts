import { fail, ok, type Result } from '#kernel/result.ts';
import type { ProviderFailure } from './failure.ts';

const WELL_KNOWN = /\/\.well-known\/openid-configuration\/?$/;

/** The issuer as it was entered; the address of its discovery document is understood too. */
export function parseIssuer(
  text: string,
  { allowHttp }: { allowHttp: boolean },
): Result<URL, ProviderFailure> {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return unusable('not_an_address');
  if (url.username || url.password) return unusable('has_credentials');
  if (url.search || url.hash) return unusable('has_query');
  if (url.protocol === 'http:' && !allowHttp) {
    return fail({ reason: 'insecure_address', suggestion: url.href.replace(/^http:/, 'https:') });
  }
  url.pathname = url.pathname.replace(WELL_KNOWN, '');
  return ok(url);
}

type Unusable = Extract<ProviderFailure, { reason: 'issuer_unusable' }>['problem'];
const unusable = (problem: Unusable) => fail({ reason: 'issuer_unusable', problem } as const);
