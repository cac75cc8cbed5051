import { type Answer, json, withHeaders } from '#fake-jira/answer.ts';
import type { Ask } from '#fake-jira/ask.ts';
import { readCredential } from '#fake-jira/credential.ts';
import type { Token } from '#fake-jira/token.ts';
import { answerToOrganization } from './api-access.ts';
import { tokenOf } from './authenticate.ts';
import type { Organization } from './organization.ts';
import { mayWith } from './scopes.ts';
import type { CloudSite } from './site.ts';

export type GatewayOptions = {
  /** How service accounts' tokens are accepted. Atlassian's own pages disagree: Bearer, or Basic in older ones. */
  serviceTokensAs: 'bearer' | 'basic' | 'both';
  /** The status for a cloudId nobody has; unconfirmed for the real gateway. */
  unknownSiteStatus: number;
};

export const GATEWAY_DEFAULTS: GatewayOptions = { serviceTokensAs: 'bearer', unknownSiteStatus: 404 };

/** Whom the gateway knows. */
export type BehindGateway = { clouds: readonly CloudSite[]; organizations: readonly Organization[] };

/** `https://api.atlassian.com`: the only place where scoped tokens, service accounts' tokens and organisations' keys work. */
export function answerAtGateway(
  ask: Ask,
  { clouds, organizations }: BehindGateway,
  options: GatewayOptions,
): Answer {
  if (ask.path.startsWith('/admin/')) return answerToOrganization(ask, organizations);
  const [, cloudId, rest] = /^\/ex\/jira\/([^/]+)(\/.*)$/u.exec(ask.path) ?? [];
  if (cloudId === undefined || rest === undefined) return unauthorized();

  const site = clouds.find((candidate) => candidate.options.cloudId === cloudId);
  if (!site || site.options.state !== 'running') {
    return json({ code: options.unknownSiteStatus, message: 'Not Found' }, options.unknownSiteStatus);
  }
  const token = tokenFrom(ask, site, options);
  if (!token) return unauthorized();
  if (!mayWith(token.scopes, rest)) return SCOPE_MISMATCH;
  return site.answerTo(token.use(), { ...ask, path: rest });
}

function tokenFrom(ask: Ask, site: CloudSite, { serviceTokensAs }: GatewayOptions): Token | null {
  const shown = readCredential(ask);
  if (shown.scheme === 'bearer' && serviceTokensAs !== 'basic') {
    const [token] = site.people.tokensOf(shown.secret);
    return token?.kind === 'service' && token.alive ? token : null;
  }
  if (shown.scheme !== 'basic') return null;
  const token = tokenOf(site.people, shown.account, shown.secret);
  const kinds = serviceTokensAs === 'bearer' ? ['scoped'] : ['scoped', 'service'];
  return token && kinds.includes(token.kind) && token.alive ? token : null;
}

/** Says only that this route did not take this kind of credential. */
const CATEGORY = { 'x-failure-category': 'FAILURE_CLIENT_AUTH_MISMATCH' };
const SCOPE_MISMATCH = json({ code: 401, message: 'Unauthorized; scope does not match' }, 401);

const unauthorized = (): Answer => withHeaders(json({ code: 401, message: 'Unauthorized' }, 401), CATEGORY);
