import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ErrorPage } from '#web/pages/ErrorPage.tsx';
import { integrationsSearch, PAGE_SIZE } from '#web/features/integrations/integrations-search.ts';
import { IntegrationsPending } from '#web/pages/IntegrationsPending.tsx';
import { NotFoundPage } from '#web/pages/NotFoundPage.tsx';
import { ReadersOnly } from '#web/pages/ReadersOnly.tsx';
import { ownSessionsQuery, profileQuery, signInOptionsQuery } from './account-api.ts';
import { forWhoMay } from './for-who-may.ts';
import {
  connectorsQuery,
  integrationQuery,
  integrationsQuery,
  overviewQuery,
  sessionQuery,
  setUpQuery,
  verificationsQuery,
} from './api.ts';
import { adminRoutes } from './admin-routes.tsx';
import { placesFor } from './places.ts';
import { offsetIn } from './query-of.ts';
import { sameOriginPath } from '#kernel/same-origin-path.ts';
import { root, shell } from './shell-route.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; problem?: string; step?: string } => ({
    ...(typeof search['to'] === 'string' && { to: sameOriginPath(search['to']) }),
    ...(typeof search['problem'] === 'string' && { problem: search['problem'] }),
    ...(typeof search['step'] === 'string' && { step: search['step'] }),
  }),
  loader: ({ context: { client } }) =>
    Promise.all([client.ensureQueryData(setUpQuery), client.fetchQuery(signInOptionsQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/SignInPage.tsx'), 'SignInPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  validateSearch: ({ email }: Record<string, unknown>): { email?: string } =>
    typeof email === 'string' ? { email } : {},
  loader: ({ context }) => context.client.ensureQueryData(signInOptionsQuery),
  component: lazyRouteComponent(() => import('#web/pages/ForgotPasswordPage.tsx'), 'ForgotPasswordPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('#web/pages/InvitationPage.tsx'), 'InvitationPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('#web/pages/ResetPage.tsx'), 'ResetPage'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  loader: ({ context }) => context.client.ensureQueryData(setUpQuery),
  component: lazyRouteComponent(() => import('#web/pages/SetUpPage.tsx'), 'SetUpPage'),
});

/** Who may not see integrations is told so by one page, and asks the server for none of them. */
const readers = createRoute({ getParentRoute: () => shell, id: 'readers', component: ReadersOnly });

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  loader: ({ context: { client } }) =>
    Promise.all([client.ensureQueryData(profileQuery), client.ensureQueryData(ownSessionsQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/ProfilePage.tsx'), 'ProfilePage'),
});

const overview = createRoute({
  getParentRoute: () => readers,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { offset?: number | undefined } => ({
    offset: offsetIn(search['offset']),
  }),
  beforeLoad: async ({ context: { client } }) => {
    const { permissions } = await client.ensureQueryData(sessionQuery);
    const [first] = placesFor(permissions);
    if (first && first.needs.length > 0 && first.to !== '/') throw redirect({ to: first.to, search: {} });
  },
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'integrations.read', () => [client.ensureQueryData(overviewQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/OverviewPage.tsx'), 'OverviewPage'),
});

const integrations = createRoute({
  getParentRoute: () => readers,
  path: '/integrations',
  validateSearch: integrationsSearch,
  // Asked for already while the pointer is on the way; what fails is told by the page.
  loader: ({ context: { client }, location }) =>
    forWhoMay(client, 'integrations.read', () => [
      client.prefetchQuery(
        integrationsQuery({ ...integrationsSearch({ ...location.search }), limit: PAGE_SIZE }),
      ),
    ]),
  pendingComponent: IntegrationsPending,
  component: lazyRouteComponent(() => import('#web/pages/IntegrationsPage.tsx'), 'IntegrationsPage'),
});

const newIntegration = createRoute({
  getParentRoute: () => readers,
  path: '/integrations/new',
  validateSearch: (search: Record<string, unknown>): { type?: string } =>
    typeof search['type'] === 'string' ? { type: search['type'] } : {},
  loader: ({ context: { client } }) =>
    forWhoMay(client, 'integrations.read', () => [client.ensureQueryData(connectorsQuery)]),
  component: lazyRouteComponent(() => import('#web/pages/NewIntegrationPage.tsx'), 'NewIntegrationPage'),
});

const integration = createRoute({
  getParentRoute: () => readers,
  path: '/integrations/$id',
  loader: ({ context: { client }, params: { id } }) =>
    forWhoMay(client, 'integrations.read', () => [
      client.ensureQueryData(integrationQuery(id)),
      client.ensureQueryData(verificationsQuery(id)),
      client.ensureQueryData(connectorsQuery),
    ]),
  component: lazyRouteComponent(() => import('#web/pages/IntegrationPage.tsx'), 'IntegrationPage'),
});

const jiraGuide = createRoute({
  getParentRoute: () => readers,
  path: '/guides/jira',
  component: lazyRouteComponent(() => import('#web/pages/JiraGuidePage.tsx'), 'JiraGuidePage'),
});

const elsewhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage });

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      setUp,
      forgotPassword,
      invitation,
      reset,
      shell.addChildren([
        readers.addChildren([overview, integrations, newIntegration, integration, jiraGuide]),
        profile,
        ...adminRoutes,
        elsewhere,
      ]),
    ]),
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

export type Router = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
