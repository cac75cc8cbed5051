import type { Account } from '#fake-jira/account.ts';
import { type Answer, json, refusal } from '#fake-jira/answer.ts';
import { type Ask, jsonBody } from '#fake-jira/ask.ts';
import { type Project, visibleTo } from '#fake-jira/project.ts';
import { router } from '#fake-jira/router.ts';
import { say } from '#fake-jira/wording.ts';
import { byPassword } from './authenticate.ts';
import { notFound, notSignedIn } from './errors.ts';
import { dataCenterUser } from './identity.ts';
import { allPermissions } from './permissions.ts';
import { serverInfo } from './server-info.ts';
import type { DataCenter } from './site.ts';
import { tokenList } from './tokens.ts';
import { atLeast } from './version.ts';

/** What a handler knows; the path is the one inside the context. */
type Context = { ask: Ask; site: DataCenter; who: Account | null; deadToken: boolean };

const signedIn =
  (answer: (who: Account, context: Context) => Answer) =>
  (context: Context): Answer =>
    context.who ? answer(context.who, context) : notSignedIn(context.ask);

const forAdministrators = (body: unknown) =>
  signedIn((who) =>
    who.traits.administrator ? json(body) : refusal(403, say('administrators_only', who.traits.locale)),
  );

/** `latest` is another word for 2. There is no 3. */
const both = (
  method: string,
  path: string,
  answer: (context: Context, params: Record<string, string>) => Answer,
) => ({
  [`${method} /rest/api/2/${path}`]: answer,
  [`${method} /rest/api/latest/${path}`]: answer,
});

export const routeDataCenter = router<Context>({
  ...both('GET', 'serverInfo', (context) =>
    mayReadServerInfo(context) ? json(serverInfo(context.site)) : notSignedIn(context.ask),
  ),
  ...both(
    'GET',
    'myself',
    signedIn((who, { site }) => json(dataCenterUser(who, site))),
  ),
  ...both(
    'GET',
    'mypermissions',
    signedIn((who) => json(allPermissions(who))),
  ),
  ...both('GET', 'permissions', forAdministrators({ permissions: {} })),
  ...both('GET', 'project', ({ site, who }) =>
    json(visibleTo(who, site.projects).map((one) => project(site, one))),
  ),
  ...both('GET', 'project/:key', ({ site, who }, { key }) => {
    const found = visibleTo(who, site.projects).find((candidate) => candidate.key === key);
    return found
      ? json(project(site, found))
      : refusal(404, say('no_such_project', who?.traits.locale ?? 'en_US'));
  }),
  ...both('GET', 'issue/:key', ({ who }) =>
    refusal(404, say('no_such_issue', who?.traits.locale ?? 'en_US')),
  ),
  ...both('GET', 'search', () => json({ startAt: 0, maxResults: 50, total: 0, issues: [] })),
  ...both('POST', 'search', () => json({ startAt: 0, maxResults: 50, total: 0, issues: [] })),
  ...both('GET', 'field', ({ who }) => json(who ? [{ id: 'summary', name: 'Summary', custom: false }] : [])),
  ...both('GET', 'dashboard', () => json({ startAt: 0, maxResults: 20, total: 0, dashboards: [] })),
  ...both('GET', 'filter/favourite', ({ who, ask }) => (who ? json([]) : notSignedIn(ask))),
  ...both(
    'GET',
    'user/search',
    signedIn((_who, { site }) => json(site.accounts.map((one) => dataCenterUser(one, site)))),
  ),
  ...both(
    'GET',
    'permissionscheme',
    signedIn(() => json({ permissionSchemes: [] })),
  ),
  ...both(
    'GET',
    'configuration',
    signedIn(() => json({ votingEnabled: true })),
  ),
  ...both('GET', 'application-properties', forAdministrators([])),
  ...both(
    'GET',
    'index/summary',
    forAdministrators({ nodeId: 'node1', issueIndex: { indexReadable: true } }),
  ),
  ...both('GET', 'cluster/nodes', forAdministrators([{ nodeId: 'node1', state: 'ACTIVE', alive: true }])),
  'GET /rest/pat/latest/tokens': (context) =>
    atLeast(context.site.options.version, 8, 14) ? tokens(context) : notFound(context.ask, context.site),
  'GET /rest/auth/1/session': signedIn((who, { site }) =>
    json({
      self: `${site.publicUrl}/rest/auth/1/session`,
      name: who.traits.name,
      loginInfo: { loginCount: 1 },
    }),
  ),
  'POST /rest/auth/1/session': signIn,
  'GET /rest/servicedeskapi/info': ({ site }) =>
    json({ version: site.options.version, platformVersion: site.options.version, isLicensedForUse: true }),
  'GET /rest/basicauth/1.0/config': (context) =>
    forAdministrators({
      'block-requests': context.site.options.basicAuthDisabled,
      'allowed-paths': [],
      'allowed-users': [],
    })(context),
});

function signIn({ ask, site }: Context): Answer {
  const { username = '', password = '' } = (jsonBody(ask) ?? {}) as Record<string, string>;
  const recognised = byPassword(username, password, site);
  return 'status' in recognised ? recognised : json({ session: { name: 'JSESSIONID', value: 'fake' } });
}

const tokens = signedIn((who) => json(tokenList(who)));

function mayReadServerInfo({ site, who, deadToken }: Context): boolean {
  if (who) return true;
  return (
    site.options.serverInfo === 'open' || (site.options.serverInfo === 'closed_to_dead_tokens' && !deadToken)
  );
}

const project = (site: DataCenter, { id, key, name }: Project) => ({
  expand: 'description,lead,url,projectKeys',
  self: `${site.publicUrl}/rest/api/2/project/${id}`,
  id,
  key,
  name,
  avatarUrls: {},
  projectTypeKey: 'software',
  archived: false,
});
