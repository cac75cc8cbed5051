import { queryOptions } from '@tanstack/react-query';
import type { AcceptInvitation, OpenInvitation, OpenReset, UseReset } from '#contract/people.ts';
import type {
  Passkey,
  PasskeyAdded,
  PasswordChange,
  Profile,
  RecoveryCodes,
  SecondFactorAdded,
  TotpBegun,
} from '#contract/profile.ts';
import type {
  Confirmation,
  PasskeyAnswer,
  PasskeyOptions,
  SecondFactorNeeded,
  Session,
  SessionEntry,
  SessionsEnded,
  SignIn,
  SignInOptions,
} from '#contract/session.ts';
import { request } from './request.ts';

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => request<SignInOptions>('GET', '/api/sign-in'),
});

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => request<Profile>('GET', '/api/profile'),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await request<{ sessions: SessionEntry[] }>('GET', '/api/sessions')).sessions,
});

export const openInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => request<OpenInvitation>('POST', '/api/invitations/opened', { token }),
    staleTime: Infinity,
    gcTime: 0,
  });

export const openResetQuery = (token: string) =>
  queryOptions({
    queryKey: ['reset', token],
    queryFn: () => request<OpenReset>('POST', '/api/password-resets/opened', { token }),
    staleTime: Infinity,
    gcTime: 0,
  });

export const signIn = (input: SignIn) =>
  request<Session | SecondFactorNeeded>('POST', '/api/sessions', input);
export const giveSecondFactor = (code: string) =>
  request<Session>('POST', '/api/sessions/second-factor', { code });
export const challengePasskey = () => request<PasskeyOptions>('POST', '/api/passkeys/challenges', {});
export const signInWithPasskey = (answer: PasskeyAnswer) =>
  request<Session>('POST', '/api/sessions/passkey', answer);
export const confirmSession = (proof: Confirmation) =>
  request<void>('POST', '/api/sessions/current/confirmations', proof);

export const acceptInvitation = (input: AcceptInvitation) =>
  request<Session>('POST', '/api/invitations/accepted', input);
export const askReset = (email: string) => request<void>('POST', '/api/password-resets', { email });
export const takeReset = (input: UseReset) => request<void>('POST', '/api/password-resets/used', input);

export const endSession = (id: string) => request<void>('DELETE', `/api/sessions/${encodeURIComponent(id)}`);
export const endOtherSessions = () => request<SessionsEnded>('DELETE', '/api/sessions');

export const changeName = (name: string) => request<Profile>('PATCH', '/api/profile', { name });
export const changePassword = (change: PasswordChange) =>
  request<void>('PUT', '/api/profile/password', change);
export const beginTotp = () => request<TotpBegun>('POST', '/api/profile/totp', {});
export const confirmTotp = (code: string) =>
  request<SecondFactorAdded>('POST', '/api/profile/totp/confirmations', { code });
export const removeTotp = () => request<void>('DELETE', '/api/profile/totp');
export const makeRecoveryCodes = () => request<RecoveryCodes>('POST', '/api/profile/recovery-codes', {});
export const challengeNewPasskey = () =>
  request<PasskeyOptions>('POST', '/api/profile/passkeys/challenges', {});
export const addPasskey = (name: string, answer: PasskeyAnswer) =>
  request<PasskeyAdded>('POST', '/api/profile/passkeys', { name, ...answer });
const passkeyPath = (id: string) => `/api/profile/passkeys/${encodeURIComponent(id)}`;
export const renamePasskey = (id: string, name: string) =>
  request<Passkey>('PATCH', passkeyPath(id), { name });
export const removePasskey = (id: string) => request<void>('DELETE', passkeyPath(id));
