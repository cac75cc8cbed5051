import { z } from 'zod';
import { PERMISSIONS } from '#people/permission.ts';

/** An email address as people write it; OwlHub compares it in lower case. */
export const Email = z.email().max(320);

/** Ten characters at least; the length is what counts. Common ones are refused. */
export const NewPassword = z.string().min(10).max(1_024);

/** How people are named. No character that cannot be seen, so that no name reaches a mail’s headers or hides another. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);

export const PermissionId = z.enum(PERMISSIONS).meta({ id: 'Permission' });

export const SignIn = z
  .strictObject({ email: Email, password: z.string().min(1).max(1_024) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** The password was right, and it is not enough: `POST /api/sessions/second-factor` goes on. */
export const SecondFactorNeeded = z
  .object({
    needs: z.literal('second_factor'),
    methods: z.array(z.enum(['totp', 'passkey', 'recovery_code'])),
  })
  .meta({ id: 'SecondFactorNeeded' });
export type SecondFactorNeeded = z.infer<typeof SecondFactorNeeded>;

/** Six digits of the authenticator app, or a recovery code. */
export const SecondFactor = z.strictObject({ code: z.string().min(1).max(100) }).meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof SecondFactor>;

/** What the browser’s passkey call answered, or is to be called with: the WebAuthn JSON forms. */
export const PasskeyJson = z.record(z.string(), z.unknown()).meta({ id: 'PasskeyJson' });
export const PasskeyOptions = z.object({ options: PasskeyJson }).meta({ id: 'PasskeyOptions' });
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;
export const PasskeyAnswer = z.strictObject({ response: PasskeyJson }).meta({ id: 'PasskeyAnswer' });
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** Proves again who is there: exactly one of the three. */
export const Confirmation = z
  .union([
    z.strictObject({ password: z.string().min(1).max(1_024) }),
    z.strictObject({ code: z.string().min(1).max(100) }),
    z.strictObject({ response: PasskeyJson }),
  ])
  .meta({ id: 'Confirmation' });
export type Confirmation = z.infer<typeof Confirmation>;

export const Session = z
  .object({
    person: z.object({
      id: z.uuid(),
      email: z.string(),
      name: z.string(),
      roles: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    permissions: z.array(PermissionId).describe('What may be done now, so that pages hide the rest.'),
    mustAddSecondFactor: z
      .boolean()
      .describe(
        'A role asks for a second factor and there is none: nothing is permitted until one is added.',
      ),
    expiresAt: z.iso.datetime(),
    token: z
      .object({ id: z.uuid(), name: z.string() })
      .optional()
      .describe('The API token that asked, where one did; `person` is then its maker.'),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** Signing out also ends the session at the provider, where the browser is to go next. */
export const SignedOut = z
  .object({ continueAt: z.url().nullable().describe('Where to end the session at the provider.') })
  .meta({ id: 'SignedOut' });
export type SignedOut = z.infer<typeof SignedOut>;

/** One of a person’s sessions. */
export const SessionEntry = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    device: z.string().describe('Such as “Firefox on Windows”.'),
    address: z.string().nullable(),
    place: z.string().nullable().describe('The country that the address belongs to, where that is known.'),
    method: z.enum(['password', 'passkey', 'provider', 'set_up', 'invitation']),
    hasSecondFactor: z.boolean(),
    createdAt: z.iso.datetime(),
    seenAt: z.iso.datetime(),
  })
  .meta({ id: 'SessionEntry' });
export type SessionEntry = z.infer<typeof SessionEntry>;
export const SessionList = z.object({ sessions: z.array(SessionEntry) }).meta({ id: 'SessionList' });
export const SessionsEnded = z.object({ ended: z.int() }).meta({ id: 'SessionsEnded' });
export type SessionsEnded = z.infer<typeof SessionsEnded>;

/** How one can come in, for the sign-in page. Says nothing about anybody. */
export const SignInOptions = z
  .object({
    password: z.enum(['everyone', 'break_glass']),
    provider: z.object({ name: z.string() }).nullable(),
    passkeys: z.boolean().describe('Whether passkeys work at the address that was asked.'),
    resetByMail: z.boolean(),
    waitingFor: SecondFactorNeeded.nullable().describe(
      'What the sign-in that this browser has begun still needs, also after the provider sent it back.',
    ),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof SignInOptions>;

export const SetUp = z
  .strictObject({
    token: z.string().min(1).max(200).describe('The one-time token from the link that the terminal prints.'),
    email: Email,
    name: PersonName.optional(),
    password: NewPassword,
  })
  .meta({ id: 'SetUp' });
export type SetUp = z.infer<typeof SetUp>;

export const SetUpState = z.object({ needed: z.boolean() }).meta({ id: 'SetUpState' });
