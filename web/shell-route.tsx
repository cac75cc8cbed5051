import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { ErrorPage } from '#web/pages/ErrorPage.tsx';
import { Shell } from '#web/pages/Shell.tsx';
import { sessionQuery } from './api.ts';
import { statusOf } from './request.ts';

export const root = createRootRouteWithContext<{ client: QueryClient }>()();

/** Everything inside is for people who are signed in. */
export const shell = createRoute({
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
