import type { Account } from '#fake-jira/account.ts';
import { type Answer, text, withHeaders } from '#fake-jira/answer.ts';
import { type Ask, looksLikeBrowser } from '#fake-jira/ask.ts';
import { CERTIFICATE_DAYS } from '#fake-jira/certificate-authority.ts';
import { Site } from '#fake-jira/site.ts';
import { authenticate } from './authenticate.ts';
import { notFound, outsideOfContext } from './errors.ts';
import { pageFor } from './pages.ts';
import { routeDataCenter } from './routes.ts';
import { type State, stateAnswer, whileNotRunning } from './state.ts';
import { fullVersion } from './version.ts';

export type DataCenterOptions = {
  /** `8.20`, `9.12`, `10.3`, `11`, or any version in full such as `7.13.0`. */
  version: string;
  title: string;
  /** Empty or like `/jira`. */
  contextPath: string;
  /** Who may read serverInfo: anybody; anybody but those with a dead token; or only who has signed in. */
  serverInfo: 'open' | 'closed_to_dead_tokens' | 'closed';
  /** Refuses every password. */
  basicAuthDisabled: boolean;
  /** Whether a personal access token is taken as the password too. Some instances do. */
  tokenAsPassword: boolean;
  /** How many wrong passwords until a CAPTCHA stands in the way. */
  wrongPasswordsAllowed: number;
  state: State;
  /** What `/` and everything else outside of the context path does. */
  outside: 'not_found' | 'redirect';
  /** In how many days the certificate ends. Changed, it is renewed: another key, another fingerprint. */
  certificateDays: number;
  rateLimitHeaders: boolean;
  /** What serverInfo and the pages say; null: the address it runs at. */
  baseUrl: string | null;
};

/** A Jira Server or Data Center of some version. */
export class DataCenter extends Site {
  override options: DataCenterOptions;

  constructor(options: Partial<DataCenterOptions>, watch: (secret: string) => void) {
    super(watch);
    this.options = {
      title: 'Owl Engineering',
      contextPath: '',
      serverInfo: 'open',
      basicAuthDisabled: false,
      tokenAsPassword: false,
      wrongPasswordsAllowed: 3,
      state: 'RUNNING',
      outside: 'redirect',
      rateLimitHeaders: true,
      baseUrl: null,
      certificateDays: CERTIFICATE_DAYS,
      ...options,
      version: fullVersion(options.version ?? '10.3'),
    };
  }

  /** Changes the site from the next request on: an upgrade, a restart, another policy. */
  change(options: Partial<DataCenterOptions>): void {
    const version = fullVersion(options.version ?? this.options.version);
    this.options = { ...this.options, ...options, version };
    if (options.certificateDays !== undefined) this.origin.renewCertificate(options.certificateDays);
  }

  /** The address to enter, with the context path. */
  override get url(): string {
    return super.url + this.options.contextPath;
  }

  override get httpUrl(): string {
    return super.httpUrl + this.options.contextPath;
  }

  get publicUrl(): string {
    return this.options.baseUrl ?? this.url;
  }

  override answer(ask: Ask): Answer {
    const { contextPath } = this.options;
    const inside = ask.path === contextPath || ask.path.startsWith(`${contextPath}/`);
    if (!inside) return outsideOfContext(ask, this);

    const path = ask.path.slice(contextPath.length) || '/';
    if (path === '/status') return stateAnswer(this.options.state);
    const stopped = whileNotRunning(this.options.state);
    if (stopped) return stopped;
    if (ask.method !== 'GET' && looksLikeBrowser(ask)) return text('XSRF check failed', 403);
    return this.#application({ ...ask, path });
  }

  override authorizationOf(account: Account): string {
    const token =
      account.tokens.find(({ kind }) => kind === 'personal') ?? account.addToken({ kind: 'personal' });
    return `Bearer ${token.text}`;
  }

  #application(ask: Ask): Answer {
    const recognised = authenticate(ask, this);
    if ('status' in recognised) return withHeaders(recognised, userHeader(null));
    const { who, headers } = recognised;
    const answer =
      routeDataCenter(ask.method, ask.path, { ask, site: this, ...recognised }) ??
      pageFor(ask, this, who) ??
      notFound(ask, this);
    const pace = who && this.options.rateLimitHeaders && !ask.path.endsWith('/serverInfo') ? PACE : {};
    return withHeaders(answer, { ...userHeader(who), ...headers, ...pace });
  }
}

const userHeader = (who: Account | null) => ({
  'x-ausername': who ? encodeURIComponent(who.traits.name) : 'anonymous',
  'x-arequestid': '905x1234x1',
  'x-anodeid': 'node1',
  'x-content-type-options': 'nosniff',
  'set-cookie': 'JSESSIONID=0123456789ABCDEF; Path=/; HttpOnly',
});

/** On every answer to somebody known; `Retry-After: 0` there means that there is no need to wait. */
const PACE = {
  'x-ratelimit-limit': '70',
  'x-ratelimit-remaining': '69',
  'x-ratelimit-interval-seconds': '1',
  'x-ratelimit-fillrate': '5',
  'retry-after': '0',
};
