import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import type { Connection, Field, TypedConnection } from '#connectors/connector.ts';
import { readCertificates } from '#connectors/network/trust.ts';
import { readOrganization } from './organization/read-organization.ts';
import { parseSite } from './site.ts';

type Unreadable = { field: Field['name']; failure: Failure };

/** Tidies what a person typed: the site in a deep link, an email before the token, the certificates in a paste. */
export function readTyped(
  typed: TypedConnection,
  options: { allowHttp: boolean },
): Result<Connection, Unreadable> {
  const site = parseSite(typed.siteUrl, options);
  if (!site.ok) return fail({ field: 'siteUrl', failure: site.failure });

  const pem = typed.ca?.trim() || null;
  const ca = pem === null ? ok(null) : readCertificates(pem);
  if (!ca.ok) return fail({ field: 'ca', failure: { reason: 'certificate_unusable' } });

  const organization = readOrganization(typed.organizationId, tidied(typed.organizationKey));
  if (!organization.ok) return organization;

  const account = typed.account?.trim() || null;
  const pasted = splitPair(typed.accessToken, account);
  return ok({
    siteUrl: site.value.base,
    account: pasted.account ?? account,
    accessToken: pasted.token,
    ca: ca.value,
    organization: organization.value,
  });
}

const tidied = (key: Secret | null) => {
  const text = key && reveal(key).trim();
  return text ? new Secret(text) : null;
};

/**
 * `email:token`, as people keep it for curl. An email pasted with the token is about the token, so it comes before one
 * that was filled in; beside a user name it is a password that happens to look like a pair.
 */
function splitPair(accessToken: Secret, typed: string | null): { account: string | null; token: Secret } {
  const text = reveal(accessToken).trim();
  const mayBePair = typed === null || typed.includes('@');
  const [, account, token] = (mayBePair && /^([^\s:@]+@[^\s:@]+\.[^\s:@]+):(\S+)$/.exec(text)) || [];
  return account && token
    ? { account, token: new Secret(token) }
    : { account: null, token: new Secret(text) };
}
