import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Shell } from '#web/pages/Shell.tsx';
import { ErrorPage } from '#web/pages/ErrorPage.tsx';
import { IntegrationsLoading } from '#web/features/integrations/IntegrationList.tsx';
import { NotFoundPage } from '#web/pages/NotFoundPage.tsx';
import {
  connectorsQuery,
  integrationQuery,
  integrationsQuery,
  sessionQuery,
  setUpQuery,
  verificationsQuery,
} from './api.ts';
import { statusOf } from './request.ts';
import { sameOriginPath } from './same-origin-path.ts';

const root = createRootRouteWithContext<{ client: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } =>
    typeof to === 'string' ? { to: sameOriginPath(to) } : {},
  loader: ({ context }) => context.client.ensureQueryData(setUpQuery),
  component: lazyRouteComponent(() => import('#web/pages/SignInPage.tsx'), 'SignInPage'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  loader: ({ context }) => context.client.ensureQueryData(setUpQuery),
  component: lazyRouteComponent(() => import('#web/pages/SetUpPage.tsx'), 'SetUpPage'),
});

/** Everything inside is for people who are signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
  component: Shell,
  errorComponent: (props) => (
    <main>
      <ErrorPage {...props} />
    </main>
  ),
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

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('#web/pages/SettingsPage.tsx'), 'SettingsPage'),
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
      shell.addChildren([
        overview,
        integrations,
        newIntegration,
        integration,
        settings,
        jiraGuide,
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
