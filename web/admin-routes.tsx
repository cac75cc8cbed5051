import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ChannelsLoading } from '#web/features/channels/ChannelTable.tsx';
import { isKind, type Kind } from '#web/features/channels/kinds.ts';
import { auditSearch } from '#web/features/audit/audit-search.ts';
import { peopleSearch } from '#web/features/people/people-search.ts';
import { PeopleLoading } from '#web/features/people/PeopleTable.tsx';
import { TokensLoading } from '#web/features/tokens/TokenTable.tsx';
import {
  invitationsQuery,
  personQuery,
  providerQuery,
  rolesQuery,
  settingsQuery,
  tokensQuery,
} from './admin-api.ts';
import { channelQuery, channelsQuery, notificationTypesQuery } from './channels-api.ts';
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
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'settings.manage', () => [client.ensureQueryData(settingsQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/SettingsPage.tsx'), 'SettingsPage'),
});

const singleSignOn = createRoute({
  getParentRoute: () => shell,
  path: '/settings/sign-in',
  validateSearch: ({ test }: Record<string, unknown>): { test?: string } =>
    typeof test === 'string' ? { test } : {},
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'settings.manage', () => [
      client.ensureQueryData(settingsQuery),
      client.ensureQueryData(providerQuery),
    ]),
  component: lazyRouteComponent(() => import('#web/pages/SingleSignOnPage.tsx'), 'SingleSignOnPage'),
});

const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/settings/notifications',
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'notifications.manage', () => [client.prefetchQuery(channelsQuery)]),
  pendingComponent: ChannelsLoading,
  component: lazyRouteComponent(() => import('#web/pages/NotificationsPage.tsx'), 'NotificationsPage'),
});

const newChannel = createRoute({
  getParentRoute: () => shell,
  path: '/settings/notifications/new',
  validateSearch: ({ kind }: Record<string, unknown>): { kind?: Kind } => (isKind(kind) ? { kind } : {}),
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'notifications.manage', () => [client.ensureQueryData(notificationTypesQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/NewChannelPage.tsx'), 'NewChannelPage'),
});

const channel = createRoute({
  getParentRoute: () => shell,
  path: '/settings/notifications/$id',
  loader: ({ context: { client }, params: { id } }) =>
    forWhoMay(client, 'notifications.manage', () => [
      client.ensureQueryData(channelQuery(id)),
      client.ensureQueryData(notificationTypesQuery),
    ]),
  component: lazyRouteComponent(() => import('#web/pages/ChannelPage.tsx'), 'ChannelPage'),
});

export const adminRoutes = [
  people,
  person,
  roles,
  tokens,
  audit,
  settings,
  singleSignOn,
  notifications,
  newChannel,
  channel,
] as const;
