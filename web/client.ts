import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './api.ts';
import { isUnavailable, reasonOf, statusOf } from './request.ts';
import type { Router } from './routes.tsx';

const RETRY_MS = 3_000;
const OPEN_TO_ALL = ['/sign-in', '/setup', '/forgot-password', '/invitation', '/reset'];

/** Server state for every page. A lost session leads to the sign-in page and back; a 503 is asked again. */
export function makeClient(router: () => Router): QueryClient {
  const onError = (error: unknown) => {
    // Where the way leads to already: whoever signs out is told by the events too that the session has ended.
    const { pathname } = router().latestLocation;
    if (isSessionLost(error) && !OPEN_TO_ALL.includes(pathname)) leave();
  };
  const leave = () => {
    client.removeQueries({ queryKey: sessionQuery.queryKey });
    const { href } = router().latestLocation;
    void router().navigate({ to: '/sign-in', search: { to: href } });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (_count, error) => isUnavailable(error),
        retryDelay: RETRY_MS,
        networkMode: 'always',
      },
      // What was sent may hold a token or a password: nothing of it is kept once it is done.
      mutations: { networkMode: 'always', gcTime: 0 },
    },
  });
  return client;
}

/** A wrong code is also answered 401, and says so by its reason. */
const isSessionLost = (error: unknown) => statusOf(error) === 401 && reasonOf(error) === undefined;
