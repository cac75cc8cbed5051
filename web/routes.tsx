import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { ErrorPage } from '#web/pages/ErrorPage.tsx';
import { IntegrationsLoading } from '#web/features/integrations/IntegrationList.tsx';
import { NotFoundPage } from '#web/pages/NotFoundPage.tsx';
import { signInOptionsQuery } from './account-api.ts';
import {
  connectorsQuery,
  integrationQuery,
  integrationsQuery,
  setUpQuery,
  verificationsQuery,
} from './api.ts';
import { adminRoutes } from './admin-routes.tsx';
import { sameOriginPath } from './same-origin-path.ts';
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

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  loader: ({ context }) => context.client.ensureQueryData(integrationsQuery),
  component: lazyRouteComponent(() => import('#web/pages/OverviewPage.tsx'), 'OverviewPage'),
});

const integrations = createRoute({
  getParentRoute: () => shell,
  path: '/integrations',
  loader: ({ context }) => context.client.ensureQueryData(integrationsQuery),
  pendingComponent: IntegrationsLoading,
  component: lazyRouteComponent(() => import('#web/pages/IntegrationsPage.tsx'), 'IntegrationsPage'),
});

const newIntegration = createRoute({
  getParentRoute: () => shell,
  path: '/integrations/new',
  validateSearch: (search: Record<string, unknown>): { type?: string } =>
    typeof search['type'] === 'string' ? { type: search['type'] } : {},
  loader: ({ context }) => context.client.ensureQueryData(connectorsQuery),
  component: lazyRouteComponent(() => import('#web/pages/NewIntegrationPage.tsx'), 'NewIntegrationPage'),
});

const integration = createRoute({
  getParentRoute: () => shell,
  path: '/integrations/$id',
  loader: ({ context: { client }, params: { id } }) =>
    Promise.all([
      client.ensureQueryData(integrationQuery(id)),
      client.ensureQueryData(verificationsQuery(id)),
      client.ensureQueryData(connectorsQuery),
    ]),
  component: lazyRouteComponent(() => import('#web/pages/IntegrationPage.tsx'), 'IntegrationPage'),
});

const jiraGuide = createRoute({
  getParentRoute: () => shell,
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
        overview,
        integrations,
        newIntegration,
        integration,
        jiraGuide,
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
