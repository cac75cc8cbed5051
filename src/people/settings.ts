import { DEFAULT_LIMITS, type SessionLimits } from './session.ts';

/** What the owner may choose for everybody, with what holds until they do. */
export type Settings = {
  sessions: SessionLimits;
  /** Days that entries of the audit log are kept; null keeps them for good. */
  auditKeepDays: number | null;
  /** `break_glass`: everybody signs in with the provider, and one owner may also use a password or passkey. */
  passwordSignIn: 'everyone' | 'break_glass';
  breakGlassPersonId: string | null;
};

export const DEFAULT_SETTINGS: Settings = {
  sessions: DEFAULT_LIMITS,
  auditKeepDays: 400,
  passwordSignIn: 'everyone',
  breakGlassPersonId: null,
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** As people choose them. */
export type ChosenSettings = Omit<Settings, 'sessions'> & {
  sessionIdleMinutes: number;
  sessionAtMostHours: number;
};

export const inUnits = ({ sessions, ...rest }: Settings): ChosenSettings => ({
  sessionIdleMinutes: Math.round(sessions.idleMs / MINUTE_MS),
  sessionAtMostHours: Math.round(sessions.atMostMs / HOUR_MS),
  auditKeepDays: rest.auditKeepDays,
  passwordSignIn: rest.passwordSignIn,
  breakGlassPersonId: rest.breakGlassPersonId,
});

export const fromUnits = ({ sessionIdleMinutes, sessionAtMostHours, ...rest }: ChosenSettings): Settings => ({
  ...rest,
  sessions: { idleMs: sessionIdleMinutes * MINUTE_MS, atMostMs: sessionAtMostHours * HOUR_MS },
});
