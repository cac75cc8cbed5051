import { type Answer, json, refusal, text } from '#fake-jira/answer.ts';
import type { Account } from '#fake-jira/account.ts';
import { type Ask, jsonBody } from '#fake-jira/ask.ts';
import { entry, holds, PERMISSIONS } from '#fake-jira/permissions.ts';
import { visibleTo } from '#fake-jira/project.ts';
import { router } from '#fake-jira/router.ts';
import { say } from '#fake-jira/wording.ts';
import { NOT_AUTHENTICATED } from './authenticate.ts';
import { cloudUser } from './identity.ts';
import { listRoutes } from './lists.ts';
import { myPermissions } from './my-permissions.ts';
import { serverInfo } from './server-info.ts';
import type { CloudSite } from './site.ts';

/** What a handler knows: who asks (nobody, when a credential was missing or refused), and of which site. */
export type CloudContext = { ask: Ask; site: CloudSite; who: Account | null };

const unauthenticated = (): Answer =>
  text(NOT_AUTHENTICATED, 401, { 'content-type': 'text/html;charset=UTF-8' });

/** Routes that no anonymous caller may use. */
const signedIn =
  (answer: (who: Account, context: CloudContext) => Answer) =>
  (context: CloudContext): Answer =>
    context.who ? answer(context.who, context) : unauthenticated();

const forAdministrators = (body: unknown) =>
  signedIn((who) =>
    who.traits.administrator ? json(body) : refusal(403, say('administrators_only', who.traits.locale)),
  );

const API = '/rest/api/:version';

export const routeCloud = router<CloudContext>({
  [`GET ${API}/serverInfo`]: ({ site }) => json(serverInfo(site)),
  [`GET ${API}/myself`]: signedIn((who, { site }) => json(cloudUser(who, site.publicUrl))),
  [`GET ${API}/mypermissions`]: myPermissions,
  [`GET ${API}/permissions`]: signedIn((who) =>
    json({
      permissions: Object.fromEntries(
        PERMISSIONS.map((row) => {
          const { havePermission: _held, id: _id, ...described } = entry(who, row, who.traits.locale);
          return [row.key, described];
        }),
      ),
    }),
  ),
  [`POST ${API}/permissions/check`]: ({ ask, who }) => checkPermissions(ask, who),
  [`GET ${API}/permissionscheme`]: signedIn(() =>
    json({ permissionSchemes: [{ id: 10_000, name: 'Default permission scheme', self: '' }] }),
  ),
  [`GET ${API}/auditing/record`]: forAdministrators({ offset: 0, limit: 1_000, total: 0, records: [] }),
  [`GET ${API}/application-properties`]: forAdministrators([]),
  [`GET ${API}/configuration`]: signedIn(() => json({ votingEnabled: true, watchingEnabled: true })),
  [`GET ${API}/group/bulk`]: forAdministrators({
    maxResults: 50,
    startAt: 0,
    total: 0,
    isLast: true,
    values: [],
  }),
  [`GET ${API}/issuesecurityschemes`]: forAdministrators({ issueSecuritySchemes: [] }),
  [`GET ${API}/instance/license`]: forAdministrators({
    applications: [{ id: 'jira-software', plan: 'PAID' }],
  }),
  [`GET ${API}/issue/:key`]: ({ who }) => refusal(404, say('no_such_issue', who?.traits.locale ?? 'en_US')),
  [`GET ${API}/project/:key`]: ({ site, who }, { key }) => {
    const project = visibleTo(who, site.projects).find((candidate) => candidate.key === key);
    return project ? json(project) : refusal(404, say('no_such_project', who?.traits.locale ?? 'en_US'));
  },
  [`GET ${API}/project/:key/role`]: ({ site, who }, { key }) => {
    if (!visibleTo(who, site.projects).some((candidate) => candidate.key === key)) {
      return refusal(404, say('no_such_project', who?.traits.locale ?? 'en_US'));
    }
    return who ? json({}) : refusal(401, 'You cannot edit the configuration of this project.');
  },
  'GET /rest/servicedeskapi/info': () =>
    json({ version: '1001.0.0-SNAPSHOT', platformVersion: '1001.0.0-SNAPSHOT', isLicensedForUse: true }),
  'GET /rest/auth/1/session': signedIn((who, { site }) =>
    json({ self: `${site.publicUrl}/rest/auth/1/session`, name: who.traits.displayName }),
  ),
  'GET /rest/agile/1.0/board': signedIn(() => json({ maxResults: 50, startAt: 0, isLast: true, values: [] })),
  ...listRoutes,
});

function checkPermissions(ask: Ask, who: Account | null): Answer {
  const asked = jsonBody(ask) as { globalPermissions?: string[] } | null;
  if (!asked) return json({ errorMessages: ['There was an error parsing JSON.'] }, 400);
  const rows = (asked.globalPermissions ?? []).map(
    (key) => PERMISSIONS.find((row) => row.key === key) ?? key,
  );
  const unknown = rows.filter((row) => typeof row === 'string');
  if (unknown.length > 0) {
    const message = say('unknown_permission', who?.traits.locale ?? 'en_US');
    return json({ errorMessages: [], errors: Object.fromEntries(unknown.map((key) => [key, message])) }, 400);
  }
  const held = rows.filter((row) => typeof row !== 'string').filter((row) => holds(who, row));
  return json({ globalPermissions: held.map(({ key }) => key), projectPermissions: [] });
}
