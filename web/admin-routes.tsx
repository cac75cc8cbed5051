import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Permission } from '#people/permission.ts';
import { peopleSearch } from '#web/features/people/people-search.ts';
import { PeopleLoading } from '#web/features/people/PeopleTable.tsx';
import { invitationsQuery, rolesQuery } from './admin-api.ts';
import { sessionQuery } from './api.ts';
import { shell } from './shell-route.tsx';

/** What a page needs is asked for only for who may see it; to others the page says who can help. */
async function forWhoMay(client: QueryClient, permission: Permission, load: () => Promise<unknown>[]) {
  const { permissions } = await client.ensureQueryData(sessionQuery);
  if (permissions.includes(permission)) await Promise.all(load());
}

const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  validateSearch: peopleSearch,
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'people.read', () => [
      client.ensureQueryData(rolesQuery),
      client.ensureQueryData(invitationsQuery),
    ]),
  pendingComponent: PeopleLoading,
  component: lazyRouteComponent(() => import('#web/pages/PeoplePage.tsx'), 'PeoplePage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('#web/pages/SettingsPage.tsx'), 'SettingsPage'),
});

export const adminRoutes = [people, settings] as const;
