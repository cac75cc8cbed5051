import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiToken, ApiTokenMade, NewApiToken } from '#contract/api-token.ts';
import type { AuditPage, AuditQuery, AuditVerification } from '#contract/audit.ts';
import type {
  Invitation,
  InvitationMade,
  LinkMade,
  NewInvitation,
  PeopleList,
  PeopleQuery,
  Person,
  PersonChange,
} from '#contract/people.ts';
import type { NewRole, PermissionInfo, Role, RoleChange } from '#contract/role.ts';
import type { SessionsEnded } from '#contract/session.ts';
import type {
  MailTestResult,
  ProviderChange,
  ProviderState,
  ProviderTest,
  Settings,
  SettingsChange,
} from '#contract/settings.ts';
import { type Asked, queryOf } from './query-of.ts';
import { request } from './request.ts';

const one = (collection: string, id: string) => `/api/${collection}/${encodeURIComponent(id)}`;

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: async () =>
    (await request<{ permissions: PermissionInfo[] }>('GET', '/api/permissions')).permissions,
  staleTime: 60_000,
});

export type PeopleAsked = Asked<PeopleQuery, 'offset' | 'limit'>;
export type AuditAsked = Asked<AuditQuery, 'before' | 'limit'>;

export const peopleQuery = (query: PeopleAsked) =>
  queryOptions({
    queryKey: ['people', 'list', query],
    queryFn: () => request<PeopleList>('GET', `/api/people${queryOf(query)}`),
    placeholderData: keepPreviousData,
  });
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: () => request<Person>('GET', one('people', id)),
  });
export const changePerson = (id: string, change: PersonChange) =>
  request<Person>('PATCH', one('people', id), change);
export const removePerson = (id: string) => request<void>('DELETE', one('people', id));
export const resetSecondFactor = (id: string) =>
  request<void>('DELETE', `${one('people', id)}/second-factor`);
export const endSessions = (id: string) => request<SessionsEnded>('DELETE', `${one('people', id)}/sessions`);
export const makePasswordLink = (id: string) =>
  request<LinkMade>('POST', `${one('people', id)}/password-resets`, {});

export const invitationsQuery = queryOptions({
  queryKey: ['people', 'invitations'],
  queryFn: async () => (await request<{ invitations: Invitation[] }>('GET', '/api/invitations')).invitations,
  refetchInterval: ({ state: { data } }) =>
    data?.some(({ mail }) => mail?.state === 'waiting') ? MAIL_WATCH_MS : false,
});
/** No event tells that a mail has left, so a list with one that waits is asked again. */
const MAIL_WATCH_MS = 5_000;
export const invite = (input: NewInvitation) => request<InvitationMade>('POST', '/api/invitations', input);
export const renewInvitation = (id: string) =>
  request<LinkMade>('POST', `${one('invitations', id)}/links`, {});
export const withdrawInvitation = (id: string) => request<void>('DELETE', one('invitations', id));

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async () => (await request<{ roles: Role[] }>('GET', '/api/roles')).roles,
});
export const makeRole = (input: NewRole) => request<Role>('POST', '/api/roles', input);
export const changeRole = (id: string, change: RoleChange) =>
  request<Role>('PATCH', one('roles', id), change);
export const deleteRole = (id: string) => request<void>('DELETE', one('roles', id));

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await request<{ tokens: ApiToken[] }>('GET', '/api/tokens')).tokens,
});
export const makeToken = (input: NewApiToken) => request<ApiTokenMade>('POST', '/api/tokens', input);
export const revokeToken = (id: string) => request<void>('DELETE', one('tokens', id));

/** Reading the log is an entry of the log, so it is read when somebody asks and not by itself. */
export const auditQuery = (query: AuditAsked) =>
  queryOptions({
    queryKey: ['audit', query],
    queryFn: () => request<AuditPage>('GET', `/api/audit${queryOf(query)}`),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
export const verifyAudit = () => request<AuditVerification>('POST', '/api/audit/verifications', {});

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => request<Settings>('GET', '/api/settings'),
});
export const changeSettings = (change: SettingsChange) => request<Settings>('PATCH', '/api/settings', change);
export const testMail = (to: string) => request<MailTestResult>('POST', '/api/settings/mail-tests', { to });

export const providerQuery = queryOptions({
  queryKey: ['provider', 'state'],
  queryFn: () => request<ProviderState>('GET', '/api/provider'),
});
export const saveProvider = (input: ProviderChange) => request<ProviderState>('PUT', '/api/provider', input);
export const removeProvider = () => request<void>('DELETE', '/api/provider');
export const testProvider = () => request<ProviderTest>('POST', '/api/provider/tests', {});
export const providerTestQuery = (id: string) =>
  queryOptions({
    queryKey: ['provider', 'test', id],
    queryFn: () => request<ProviderTest>('GET', `/api/provider/tests/${encodeURIComponent(id)}`),
  });
