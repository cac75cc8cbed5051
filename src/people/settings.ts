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
