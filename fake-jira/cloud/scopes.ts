type Need = { path: RegExp; classic: readonly string[]; granular: readonly string[] };

const need = (path: RegExp, classic: string[], granular: string[] = []): Need => ({
  path,
  classic,
  granular,
});

/** What a scoped token has to hold: all of the classic scopes, or all of the granular ones. */
const NEEDS: readonly Need[] = [
  need(/\/serverInfo$/u, []),
  need(
    /\/myself$/u,
    ['read:jira-user'],
    ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
  ),
  need(/\/mypermissions$/u, ['read:jira-work'], ['read:permission:jira']),
  need(/\/permissions\/check$/u, [], []),
  need(/\/permissions$/u, ['manage:jira-configuration'], ['read:permission:jira']),
  need(/\/(users|users\/search|user\/search)$/u, ['read:jira-user'], ['read:user:jira', 'read:avatar:jira']),
  need(/\/group\/bulk$/u, ['read:jira-user'], ['read:group:jira']),
  need(/\/configuration$/u, ['read:jira-user'], ['read:instance-configuration:jira']),
  need(/\/auditing\/record$/u, ['manage:jira-configuration'], ['read:audit-log:jira', 'read:user:jira']),
  need(/\/application-properties$/u, ['manage:jira-configuration'], ['read:instance-configuration:jira']),
  need(/\/instance\/license$/u, ['manage:jira-configuration'], ['read:license:jira']),
  need(/\/project(\/search)?$/u, ['read:jira-work'], ['read:project:jira', 'read:issue-type:jira']),
  // The Agile API has no classic scope that suffices.
  need(/^\/rest\/agile\//u, ['read:board-scope:jira-software', 'read:project:jira']),
  need(/^\/rest\/servicedeskapi\//u, []),
];

/** Everything else under the platform's API is read with this one. */
const OTHERWISE = need(/./u, ['read:jira-work']);

export function mayWith(scopes: readonly string[], path: string): boolean {
  const { classic, granular } = NEEDS.find((candidate) => candidate.path.test(path)) ?? OTHERWISE;
  const holdsAll = (wanted: readonly string[]) => wanted.every((scope) => scopes.includes(scope));
  return holdsAll(classic) || (granular.length > 0 && holdsAll(granular));
}
