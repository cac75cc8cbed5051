import { queryOptions } from '@tanstack/react-query';
import type { Connector } from '#contract/connector.ts';
import type {
  ConnectionTest,
  Integration,
  IntegrationChange,
  NewIntegration,
} from '#contract/integration.ts';
import type { Session, SetUp, SignedOut } from '#contract/session.ts';
import type { ConnectionTestResult, Verification } from '#contract/verdict.ts';
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

export const integrationsQuery = queryOptions({
  queryKey: ['integrations', 'all'],
  queryFn: async () =>
    (await request<{ integrations: Integration[] }>('GET', '/api/integrations')).integrations,
  refetchInterval: ({ state: { data } }) => watchWhile(data?.some(({ status }) => status === 'pending')),
});

/** Events tell of every change at once; while something is under way it is also asked for, should an event be lost. */
const WATCH_MS = 3_000;
const watchWhile = (underWay: boolean | undefined) => (underWay ? WATCH_MS : false);

const pathOf = (id: string) => `/api/integrations/${encodeURIComponent(id)}`;

export const integrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'one', id],
    queryFn: () => request<Integration>('GET', pathOf(id)),
    refetchInterval: ({ state: { data } }) =>
      watchWhile(data?.status === 'pending' || !!data?.currentVerification),
  });

export const verificationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['integrations', 'history', id],
    queryFn: async () =>
      (await request<{ verifications: Verification[] }>('GET', `${pathOf(id)}/verifications`)).verifications,
    refetchInterval: ({ state: { data } }) => watchWhile(data?.[0]?.finishedAt === null),
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
