import { type Answer, json, refusal } from '#fake-jira/answer.ts';
import { type Project, visibleTo } from '#fake-jira/project.ts';
import type { Routes } from '#fake-jira/router.ts';
import { say } from '#fake-jira/wording.ts';
import { cloudUser } from './identity.ts';
import type { CloudContext } from './routes.ts';

const API = '/rest/api/:version';

const page = (values: readonly unknown[]) => ({
  maxResults: 50,
  startAt: 0,
  total: values.length,
  isLast: true,
  values,
});

/** The lists that answer a dead credential with 200 and nothing in them: the trap of Jira Cloud. */
export const listRoutes: Routes<CloudContext> = {
  [`GET ${API}/project`]: ({ site, who }) => json(projects(site.publicUrl, visibleTo(who, site.projects))),
  [`GET ${API}/project/search`]: ({ site, who }) =>
    json({
      self: `${site.publicUrl}/rest/api/3/project/search?maxResults=50&startAt=0`,
      ...page(projects(site.publicUrl, visibleTo(who, site.projects))),
    }),
  [`GET ${API}/search`]: removed,
  [`POST ${API}/search`]: removed,
  [`GET ${API}/search/jql`]: ({ ask, who }) => search(ask.query.get('jql') ?? '', who?.traits.locale),
  [`POST ${API}/search/jql`]: ({ who }) => search('bounded = yes', who?.traits.locale),
  [`GET ${API}/field`]: ({ who }) => json(who ? FIELDS : []),
  [`GET ${API}/issueLinkType`]: ({ who }) => json({ issueLinkTypes: who ? LINK_TYPES : [] }),
  [`GET ${API}/dashboard`]: () => json({ startAt: 0, maxResults: 20, total: 0, dashboards: [] }),
  [`GET ${API}/dashboard/search`]: () => json(page([])),
  [`GET ${API}/filter/search`]: () => json(page([])),
  [`GET ${API}/users`]: users,
  [`GET ${API}/users/search`]: users,
  [`GET ${API}/user/search`]: users,
  [`GET ${API}/groups/picker`]: () =>
    json({ header: 'Showing 0 of 0 matching groups', total: 0, groups: [] }),
};

function projects(base: string, visible: readonly Project[]) {
  return visible.map(({ id, key, name, open }) => ({
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    self: `${base}/rest/api/3/project/${id}`,
    id,
    key,
    name,
    projectTypeKey: 'software',
    simplified: false,
    style: 'classic',
    isPrivate: !open,
    properties: {},
  }));
}

function users({ site, who }: CloudContext): Answer {
  return json(who ? site.accounts.map((account) => cloudUser(account, site.publicUrl)) : []);
}

function search(jql: string, locale: 'en_US' | 'fr_FR' = 'en_US'): Answer {
  const bounded = /[=<>~]|\b(in|is|was)\b/iu.test(jql);
  return bounded ? json({ issues: [], isLast: true }) : refusal(400, say('unbounded_jql', locale));
}

function removed(): Answer {
  return refusal(
    410,
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. ' +
      'A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  );
}

const FIELDS = [
  field('summary', 'Summary', 'string'),
  field('status', 'Status', 'status'),
  field('assignee', 'Assignee', 'user'),
];

function field(id: string, name: string, type: string) {
  return {
    id,
    key: id,
    name,
    custom: false,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [id],
    schema: { type, system: id },
  };
}

const LINK_TYPES = [{ id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks', self: '' }];
