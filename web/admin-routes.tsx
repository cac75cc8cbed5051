import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch } from '#web/features/audit/audit-search.ts';
import { peopleSearch } from '#web/features/people/people-search.ts';
import { PeopleLoading } from '#web/features/people/PeopleTable.tsx';
import { TokensLoading } from '#web/features/tokens/TokenTable.tsx';
import { invitationsQuery, personQuery, rolesQuery, tokensQuery } from './admin-api.ts';
import { forWhoMay } from './for-who-may.ts';
import { shell } from './shell-route.tsx';

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

const person = createRoute({
  getParentRoute: () => shell,
  path: '/people/$id',
  loader: ({ context: { client }, params: { id } }) =>
    forWhoMay(client, 'people.read', () => [
      client.ensureQueryData(personQuery(id)),
      client.ensureQueryData(rolesQuery),
    ]),
  component: lazyRouteComponent(() => import('#web/pages/PersonPage.tsx'), 'PersonPage'),
});

const roles = createRoute({
  getParentRoute: () => shell,
  path: '/roles',
  loader: ({ context: { client } }) =>
    forWhoMay(client, ['people.read', 'roles.manage'], () => [client.ensureQueryData(rolesQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/RolesPage.tsx'), 'RolesPage'),
});

const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/tokens',
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'tokens.manage', () => [client.ensureQueryData(tokensQuery)]),
  pendingComponent: TokensLoading,
  component: lazyRouteComponent(() => import('#web/pages/TokensPage.tsx'), 'TokensPage'),
});

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('#web/pages/AuditPage.tsx'), 'AuditPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('#web/pages/SettingsPage.tsx'), 'SettingsPage'),
});

export const adminRoutes = [people, person, roles, tokens, audit, settings] as const;
