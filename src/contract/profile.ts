import { z } from 'zod';
import { NewPassword, PasskeyJson, PersonName } from './session.ts';

export const Passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isBackedUp: z.boolean().describe('It is kept in an account and works on several devices.'),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof Passkey>;

export const Profile = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.object({ id: z.string(), name: z.string() })),
    hasPassword: z.boolean(),
    provider: z.object({ name: z.string() }).nullable().describe('Where they sign in by single sign-on.'),
    needsSecondFactor: z.boolean().describe('Asked for by a role.'),
    totp: z.object({ addedAt: z.iso.datetime() }).nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(Passkey),
    passkeysWork: z.boolean().describe('At the address that was asked.'),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof Profile>;

export const ProfileChange = z.strictObject({ name: PersonName }).meta({ id: 'ProfileChange' });
export type ProfileChange = z.infer<typeof ProfileChange>;

export const PasswordChange = z
  .strictObject({
    current: z.string().min(1).max(1_024).optional().describe('Left out by who has none yet.'),
    password: NewPassword,
  })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.infer<typeof PasswordChange>;

/** To be entered or scanned into an authenticator app. It counts once a code from it was entered. */
export const TotpBegun = z
  .object({ uri: z.string().describe('otpauth:// for the QR code.'), secret: z.string() })
  .meta({ id: 'TotpBegun' });
export type TotpBegun = z.infer<typeof TotpBegun>;
export const TotpCode = z.strictObject({ code: z.string().min(1).max(20) }).meta({ id: 'TotpCode' });

/** Shown once. */
export const RecoveryCodes = z
  .object({ codes: z.array(z.string()).describe('Each works once, in place of the second factor.') })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
/** With codes where this is the first second factor. */
export const SecondFactorAdded = z
  .object({ recoveryCodes: z.array(z.string()).nullable() })
  .meta({ id: 'SecondFactorAdded' });
export type SecondFactorAdded = z.infer<typeof SecondFactorAdded>;

export const NewPasskey = z
  .strictObject({ name: PersonName, response: PasskeyJson })
  .meta({ id: 'NewPasskey' });
export type NewPasskey = z.infer<typeof NewPasskey>;
export const PasskeyAdded = SecondFactorAdded.extend({ passkey: Passkey }).meta({ id: 'PasskeyAdded' });
export type PasskeyAdded = z.infer<typeof PasskeyAdded>;
export const PasskeyChange = z.strictObject({ name: PersonName }).meta({ id: 'PasskeyChange' });
