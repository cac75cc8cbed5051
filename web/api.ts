import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Connector } from '#contract/connector.ts';
import type {
  ConnectionTest,
  Integration,
  IntegrationChange,
  IntegrationList,
  IntegrationsQuery,
  NewIntegration,
} from '#contract/integration.ts';
import type { Overview } from '#contract/overview.ts';
import type { Session, SetUp, SignedOut } from '#contract/session.ts';
import type { ConnectionTestResult, Verification } from '#contract/verdict.ts';
import type { History, Timeline } from '#contract/watching.ts';
import { type Asked, queryOf } from './query-of.ts';
import { request } from './request.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => request<Session>('GET', '/api/sessions/current'),
  staleTime: 60_000,
});

export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: () => request<{ needed: boolean }>('GET', '/api/setup'),
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async () => (await request<{ connectors: Connector[] }>('GET', '/api/connectors')).connectors,
  staleTime: Infinity,
});

/** Everything that tells of many integrations at once. */
export const LISTS = ['integrations', 'lists'];

/** Events tell of every change at once; while something is under way it is also asked for, should an event be lost. */
const WATCH_MS = 3_000;
/** What no event tells of: deliveries, and that a day is over. */
export const NOW_AND_THEN_MS = 15_000;
const watchWhile = (underWay: boolean | undefined) => (underWay ? WATCH_MS : false);

export type IntegrationsAsked = Asked<IntegrationsQuery, 'offset' | 'limit'>;

/** A page of the list. The one before stays until it is there. */
export const integrationsQuery = (asked: IntegrationsAsked) =>
  queryOptions({
    queryKey: [...LISTS, 'page', asked],
    queryFn: () => request<IntegrationList>('GET', `/api/integrations${queryOf(asked)}`),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      watchWhile(data?.integrations.some(({ status }) => status === 'pending')),
  });

export const overviewQuery = queryOptions({
  queryKey: [...LISTS, 'overview'],
  queryFn: () => request<Overview>('GET', '/api/overview'),
  refetchInterval: NOW_AND_THEN_MS,
});

const pathOf = (id: string) => `/api/integrations/${encodeURIComponent(id)}`;

/** Everything about one integration begins with the key of this. */
export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'one', id],
    queryFn: () => request<Integration>('GET', pathOf(id)),
    refetchInterval: ({ state: { data } }) =>
      watchWhile(
        data?.status === 'pending' || data?.replacement?.state === 'proving' || !!data?.currentVerification,
      ),
  });

export const verificationsQuery = (id: string) =>
  queryOptions({
    queryKey: [...integrationQuery(id).queryKey, 'verifications'],
    queryFn: async () =>
      (await request<{ verifications: Verification[] }>('GET', `${pathOf(id)}/verifications`)).verifications,
    refetchInterval: ({ state: { data } }) => watchWhile(data?.[0]?.finishedAt === null),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: [...integrationQuery(id).queryKey, 'history'],
    queryFn: () => request<History>('GET', `${pathOf(id)}/history`),
  });

const TIMELINE_PAGE = 10;

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...integrationQuery(id).queryKey, 'timeline'],
    queryFn: ({ pageParam: before }) =>
      request<Timeline>('GET', `${pathOf(id)}/timeline${queryOf({ before, limit: TIMELINE_PAGE })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const signOut = () => request<SignedOut>('DELETE', '/api/sessions/current');
export const setUp = (input: SetUp) => request<Session>('POST', '/api/setup', input);

export const createIntegration = (input: NewIntegration) =>
  request<Integration>('POST', '/api/integrations', input);
export const changeIntegration = (id: string, change: IntegrationChange) =>
  request<Integration>('PATCH', pathOf(id), change);
export const deleteIntegration = (id: string) => request<void>('DELETE', pathOf(id));
export const verifyIntegration = (id: string) =>
  request<Verification>('POST', `${pathOf(id)}/verifications`, {});
export const testConnection = (input: ConnectionTest) =>
  request<ConnectionTestResult>('POST', '/api/connection-tests', input);
