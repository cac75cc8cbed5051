import { randomUUID } from 'node:crypto';
import type { Account } from '#fake-jira/account.ts';
import { type Answer, json, refusal, text, withHeaders } from '#fake-jira/answer.ts';
import { type Ask, looksLikeBrowser } from '#fake-jira/ask.ts';
import { CERTIFICATE_DAYS } from '#fake-jira/certificate-authority.ts';
import { Site } from '#fake-jira/site.ts';
import { say } from '#fake-jira/wording.ts';
import { recognise } from './authenticate.ts';
import { deadLink, isPage, noSuchSite, signInElsewhere } from './edge.ts';
import { routeCloud } from './routes.ts';

export type CloudOptions = {
  /** The first label of `<name>.atlassian.net`. */
  name: string;
  title: string;
  cloudId: string;
  /** missing and suspended look the same from outside. */
  state: 'running' | 'suspended' | 'missing';
  /** Whether a refused credential is told in `x-seraph-loginreason`. It is mostly, but not always. */
  tellsRejection: boolean;
  /** Whether SYSTEM_ADMIN is a permission key here; unconfirmed for real Cloud. */
  knowsSystemAdmin: boolean;
  /** Refuses our network address, with this status (unconfirmed for real Cloud; 403 is assumed). */
  allowlist: { refuses: boolean; status: number };
  /** Whether `/_edge/tenant_info` is there. */
  tenantInfo: boolean;
  /** In how many days the certificate ends. Changed, it is renewed: another key, another fingerprint. */
  certificateDays: number;
  /** What `serverInfo.baseUrl` says; null: the address it runs at. */
  baseUrl: string | null;
  /** The custom domain in `serverInfo.displayUrl`; null: the same as the base. */
  displayUrl: string | null;
};

/** A Jira Cloud site. Any host name is its custom domain, except other sites' `*.atlassian.net` names. */
export class CloudSite extends Site {
  override options: CloudOptions;

  constructor(options: Partial<CloudOptions>, watch: (secret: string) => void) {
    super(watch);
    this.options = {
      name: 'owl-corp',
      title: 'Owl Corp',
      cloudId: randomUUID(),
      state: 'running',
      tellsRejection: true,
      knowsSystemAdmin: false,
      allowlist: { refuses: false, status: 403 },
      tenantInfo: true,
      baseUrl: null,
      certificateDays: CERTIFICATE_DAYS,
      displayUrl: null,
      ...options,
    };
  }

  /** Changes the site from the next request on. */
  change(options: Partial<CloudOptions>): void {
    this.options = { ...this.options, ...options };
    if (options.certificateDays !== undefined) this.origin.renewCertificate(options.certificateDays);
  }

  get publicUrl(): string {
    return this.options.baseUrl ?? this.url;
  }

  override answer(ask: Ask): Answer {
    const { name, state, tenantInfo, cloudId } = this.options;
    const host = (ask.headers['host'] ?? '').replace(/:\d+$/u, '').toLowerCase();
    const foreign = host.endsWith('.atlassian.net') && host !== `${name}.atlassian.net`;
    if (foreign || state !== 'running') return withHeaders(noSuchSite(ask), EDGE);
    if (ask.path === '/_edge/tenant_info') return tenantInfo ? json({ cloudId }) : deadLink();
    return withHeaders(this.#application(ask), EDGE);
  }

  override authorizationOf(account: Account): string {
    const token = account.tokens.find(({ kind }) => kind === 'classic') ?? account.addToken();
    return `Basic ${Buffer.from(`${account.traits.email}:${token.text}`).toString('base64')}`;
  }

  /** The site's answer to somebody known, without looking at a credential: what the gateway passes on to. */
  answerTo(who: Account | null, ask: Ask): Answer {
    const { allowlist } = this.options;
    if (allowlist.refuses && ask.path.startsWith('/rest/')) {
      return refusal(allowlist.status, say('address_not_allowed', who?.traits.locale ?? 'en_US'));
    }
    if (isPage(ask.path)) return signInElsewhere(this.publicUrl, ask);
    return routeCloud(ask.method, ask.path, { ask, site: this, who }) ?? deadLink();
  }

  #application(ask: Ask): Answer {
    if (ask.method !== 'GET' && looksLikeBrowser(ask)) return text('XSRF check failed', 403);
    const recognised = recognise(ask, this.people);
    if ('status' in recognised) return recognised;

    const { who, rejected } = recognised;
    const answer = withHeaders(this.answerTo(who, ask), who ? greeting(who) : {});
    if (!rejected) return answer;
    const challenge = answer.status === 401 ? { 'www-authenticate': realm(this.publicUrl) } : {};
    const reason = this.options.tellsRejection ? { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } : {};
    return withHeaders(answer, { ...challenge, ...reason });
  }
}

const EDGE = {
  server: 'AtlassianEdge',
  'cache-control': 'no-cache, no-store, no-transform',
  'x-ratelimit-limit': '350',
  'x-ratelimit-remaining': '349',
};

const greeting = (who: Account) => ({ 'x-aaccountid': encodeURIComponent(who.accountId) });
const realm = (url: string): string => `OAuth realm="${encodeURIComponent(url)}"`;
