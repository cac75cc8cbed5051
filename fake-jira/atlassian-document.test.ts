import { describe, expect, test } from 'vitest';
import { asking, basic } from './asking.ts';
import { atlassianDocument, DOCUMENT_AT } from './atlassian-document.ts';
import { startFakeJira } from './index.ts';

const problems = atlassianDocument();
const title = problems
  ? 'Cloud’s answers conform to Atlassian’s document'
  : `skipped: Atlassian’s document is not at ${DOCUMENT_AT} (OWLHUB_JIRA_SPEC says where)`;

describe.skipIf(problems === null)(title, () => {
  const check = problems ?? (() => []);

  test.each([
    ['/rest/api/3/serverInfo', '', ['baseUrl', 'version', 'versionNumbers', 'deploymentType', 'serverTitle']],
    [
      '/rest/api/3/myself',
      '',
      ['accountId', 'accountType', 'displayName', 'emailAddress', 'active', 'timeZone'],
    ],
    ['/rest/api/3/mypermissions', '?permissions=ADMINISTER,BROWSE_PROJECTS', ['permissions']],
    ['/rest/api/3/permissions', '', ['permissions']],
    ['/rest/api/3/project/search', '', ['values', 'total', 'isLast']],
    ['/rest/api/3/project', '', []],
    ['/rest/api/3/field', '', []],
    ['/rest/api/3/issueLinkType', '', ['issueLinkTypes']],
    ['/rest/api/3/search/jql', '?jql=project=OWL', ['issues', 'isLast']],
    ['/rest/api/3/dashboard', '', ['dashboards']],
    ['/rest/api/3/dashboard/search', '', ['values']],
    ['/rest/api/3/filter/search', '', ['values']],
    ['/rest/api/3/users/search', '', []],
    ['/rest/api/3/groups/picker', '', ['groups']],
    ['/rest/api/3/permissionscheme', '', ['permissionSchemes']],
    ['/rest/api/3/auditing/record', '', ['records']],
    ['/rest/api/3/instance/license', '', ['applications']],
  ])('GET %s%s', async (route, query, fields) => {
    await using jira = await startFakeJira();
    const site = await jira.addCloudSite();
    const token = site.addAccount({ name: 'ada', administrator: true }).addToken();
    const { status, body } = await asking(jira)(
      site.url + route + query,
      basic('ada@example.test', token.text),
    );
    expect([status, check('get', route, status, body)]).toEqual([200, []]);
    for (const field of fields) expect(body).toHaveProperty(field);
  });

  test('a refused right conforms too', async () => {
    await using jira = await startFakeJira();
    const site = await jira.addCloudSite();
    const token = site.addAccount({ name: 'ada' }).addToken();
    const good = basic('ada@example.test', token.text);
    const ask = asking(jira);
    const unknown = await ask(`${site.url}/rest/api/3/mypermissions?permissions=NO_SUCH`, good);
    expect(check('get', '/rest/api/3/mypermissions', 400, unknown.body)).toEqual([]);
    const refused = await ask(`${site.url}/rest/api/3/auditing/record`, good);
    expect(check('get', '/rest/api/3/auditing/record', 403, refused.body)).toEqual([]);
  });

  test('an answer of another shape does not', () => {
    expect(check('get', '/rest/api/3/serverInfo', 200, { versionNumbers: 'ten' })).not.toEqual([]);
    expect(check('get', '/rest/api/3/myself', 200, { active: 'yes' })).not.toEqual([]);
    expect(
      check('get', '/rest/api/3/mypermissions', 200, { permissions: { X: { havePermission: 1 } } }),
    ).not.toEqual([]);
    expect(check('get', '/rest/api/3/no/such/route', 200, {})).not.toEqual([]);
  });
});
