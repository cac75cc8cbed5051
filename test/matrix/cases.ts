import type { JiraSettings } from '#connectors/jira/index.ts';
import { cloudTokenShaped } from '#fake-jira/index.ts';
import { FakeProxy } from '#fake-jira/proxy.ts';
import type { Fault } from '#fake-jira/index.ts';
import type { Reason } from '#integrations/failure.ts';
import { freePort } from '#scripts/free-port.ts';
import { cloudWorld, dataCenterWorld, type Typed } from './world.ts';

/** `good` must connect; then `spoil` is done, and `bad` must fail with the reason. */
export type Case = {
  good: Typed;
  bad: Typed;
  spoil: () => void | Promise<void>;
  world: Awaited<ReturnType<typeof cloudWorld>> | Awaited<ReturnType<typeof dataCenterWorld>>;
  settings?: Partial<JiraSettings>;
  badSettings?: Partial<JiraSettings>;
  cleanUp?: () => Promise<unknown>;
};

const nothing = () => {};

type Change = Partial<Omit<Case, 'world'>>;

const onCloud = async (
  change: (world: Awaited<ReturnType<typeof cloudWorld>>) => Change | Promise<Change>,
): Promise<Case> => {
  const world = await cloudWorld();
  return { world, good: world.typed, bad: world.typed, spoil: nothing, ...(await change(world)) };
};

const onDataCenter = async (
  change: (world: Awaited<ReturnType<typeof dataCenterWorld>>) => Change | Promise<Change>,
  options: Parameters<typeof dataCenterWorld>[0] = {},
): Promise<Case> => {
  const world = await dataCenterWorld(options);
  return { world, good: world.typed, bad: world.typed, spoil: nothing, ...(await change(world)) };
};

const withFault = (fault: Fault, path?: string) =>
  onDataCenter(({ site }) => ({ spoil: () => void site.faults.on(fault, path ? { path } : {}) }));

const withAddress = (address: string) =>
  onDataCenter(({ typed }) => ({ bad: { ...typed, siteUrl: address } }));

const EVE = {
  accountId: 'fake-account',
  accountType: 'atlassian',
  emailAddress: 'eve@owl.test',
  displayName: 'Eve',
  active: true,
};

/** Every failure that the outside can cause, provoked over the real transport. A new reason does not compile without one. */
export const CASES: Record<
  Exclude<
    Reason,
    | 'secret_unreadable'
    | 'verification_overdue'
    | 'certificate_unusable'
    | 'organization_unusable'
    | 'dns_unavailable'
    | 'host_unreachable'
  >,
  () => Promise<Case>
> = {
  address_unusable: () => withAddress('https://me:fake-password@jira.acme.test'),
  scheme_missing: () => withAddress('jira'),
  insecure_address: () => onDataCenter(({ site, typed }) => ({ bad: { ...typed, siteUrl: site.httpUrl } })),
  address_not_allowed: () => onDataCenter(() => ({ badSettings: { allowedNetworks: [] } })),
  host_not_found: () => withAddress('https://no-such-host.invalid'),
  connection_refused: () =>
    onDataCenter(async ({ typed }) => ({
      bad: { ...typed, siteUrl: `https://127.0.0.1:${await freePort()}` },
    })),
  connect_timed_out: () => withFault({ kind: 'connection_hangs' }),
  answer_timed_out: () => withFault({ kind: 'hang' }, '/myself'),
  connection_reset: () => withFault({ kind: 'reset', after: 'headers' }),
  proxy_refused: () =>
    onDataCenter(async () => {
      const proxy = await new FakeProxy({}).open();
      return {
        settings: { proxy: { url: proxy.url, noProxy: '' } },
        spoil: () => void (proxy.mood = 'refuse_403'),
        cleanUp: () => proxy[Symbol.asyncDispose](),
      };
    }),
  certificate_untrusted: () => withFault({ kind: 'certificate', problem: 'unknown_authority' }),
  certificate_expired: () => withFault({ kind: 'certificate', problem: 'expired' }),
  certificate_wrong_host: () => withFault({ kind: 'certificate', problem: 'wrong_host' }),
  tls_failed: () => withFault({ kind: 'not_tls' }),
  not_jira: () => withFault({ kind: 'another_product' }),
  login_page: () => withFault({ kind: 'login_page' }),
  context_path_missing: () =>
    onDataCenter(({ site, typed }) => ({ bad: { ...typed, siteUrl: new URL(site.url).origin } }), {
      contextPath: '/jira',
    }),
  redirected_elsewhere: () =>
    withFault({ kind: 'redirect', to: 'https://elsewhere.test/rest/api/2/serverInfo' }),
  site_not_found: () =>
    onCloud(({ site }) => ({ spoil: () => site.change({ state: 'missing' }) })).then(onAtlassianNet),
  jira_starting: () => onDataCenter(({ site }) => ({ spoil: () => site.change({ state: 'STARTING' }) })),
  jira_maintenance: () =>
    onDataCenter(({ site }) => ({ spoil: () => site.change({ state: 'MAINTENANCE' }) })),
  jira_error: () => withFault({ kind: 'error', status: 500, as: 'json' }),
  answer_unexpected: () => withFault({ kind: 'malformed_json' }, '/myself'),
  version_unsupported: () =>
    onDataCenter(({ site }) => ({ spoil: () => site.change({ version: '6.4.14' }) })),
  credential_rejected: () => onCloud(({ token }) => ({ spoil: () => token.revoke() })),
  email_required: () =>
    onCloud(({ typed }) => ({ bad: { siteUrl: typed.siteUrl, accessToken: typed.accessToken } })),
  email_mismatch: () =>
    onCloud(({ site }) => ({
      spoil: () =>
        void site.faults.on({ kind: 'wrong_shape', body: EVE }, { path: '/myself', only: 'with_credential' }),
    })),
  credential_ignored: () => withFault({ kind: 'credential_stripped' }, '/mypermissions'),
  captcha_required: () =>
    onDataCenter(({ site, bob }) => {
      const password = { siteUrl: site.url, account: 'bob', accessToken: 'fake-password' };
      return { good: password, bad: password, spoil: () => void (bob.wrongPasswords = 99) };
    }),
  basic_auth_disabled: () =>
    onDataCenter(({ site }) => {
      const password = { siteUrl: site.url, account: 'bob', accessToken: 'fake-password' };
      return { good: password, bad: password, spoil: () => site.change({ basicAuthDisabled: true }) };
    }),
  wrong_kind_of_credential: () =>
    onDataCenter(({ typed }) => ({ bad: { ...typed, accessToken: cloudTokenShaped('matrix') } })),
  scope_missing: () =>
    onCloud(({ ada, typed }) => {
      const token = ada.addToken({ kind: 'scoped', scopes: ['read:jira-user', 'read:jira-work'] });
      const scoped = { ...typed, accessToken: token.text };
      return { good: scoped, bad: scoped, spoil: () => void (token.scopes = ['read:jira-work']) };
    }),
  address_not_on_allowlist: () =>
    onCloud(({ site }) => ({ spoil: () => site.change({ allowlist: { refuses: true, status: 403 } }) })),
  account_inactive: () => onDataCenter(({ bob }) => ({ spoil: () => bob.change({ active: false }) })),
  permission_missing: () =>
    onCloud(({ ada }) => ({ spoil: () => ada.change({ mayBrowse: false, administrator: false }) })),
  rate_limited: () => withFault({ kind: 'rate_limited', retryAfter: 30 }),
};

/** The site under its own name, by way of a proxy that knows where on this machine it is. */
async function onAtlassianNet(given: Case): Promise<Case> {
  const port = Number(new URL(given.good.siteUrl).port);
  const proxy = await new FakeProxy({ 'owl-corp.atlassian.net': port }).open();
  const typed = { ...given.good, siteUrl: 'https://owl-corp.atlassian.net' };
  const settings = { proxy: { url: proxy.url, noProxy: '127.0.0.1,localhost' } };
  return { ...given, good: typed, bad: typed, settings, cleanUp: () => proxy[Symbol.asyncDispose]() };
}
