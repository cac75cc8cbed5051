import { z } from 'zod';
import { RoleId } from './role.ts';
import { Email, PermissionId, PersonName } from './session.ts';

const HOUR = 60;

export const Settings = z
  .object({
    sessionIdleMinutes: z.int(),
    sessionAtMostHours: z.int(),
    auditKeepDays: z.int().nullable().describe('null keeps entries for good.'),
    passwordSignIn: z.enum(['everyone', 'break_glass']),
    breakGlassPersonId: z.uuid().nullable(),
    mail: z.object({ configured: z.boolean(), from: z.string().nullable() }),
    publicUrl: z.string().nullable(),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z
  .strictObject({
    sessionIdleMinutes: z
      .int()
      .min(5)
      .max(30 * 24 * HOUR),
    sessionAtMostHours: z
      .int()
      .min(1)
      .max(30 * 24),
    auditKeepDays: z.int().min(30).max(3_650).nullable(),
    passwordSignIn: z.enum(['everyone', 'break_glass']),
    breakGlassPersonId: z.uuid().nullable(),
  })
  .partial()
  .meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChange>;

export const MailTest = z.strictObject({ to: Email }).meta({ id: 'MailTest' });
export const MailTestResult = z
  .object({
    sent: z.boolean(),
    problem: z.string().nullable().describe('What went wrong and what to do.'),
  })
  .meta({ id: 'MailTestResult' });
export type MailTestResult = z.infer<typeof MailTestResult>;

/** How a provider’s groups become roles. */
const GroupMapping = z.strictObject({ group: z.string().trim().min(1).max(200), role: RoleId });

const chosen = {
  name: PersonName.max(60).describe('As the button says: “Sign in with …”.'),
  issuer: z.url().max(500),
  clientId: z.string().trim().min(1).max(300),
  enabled: z.boolean().describe('Whether the sign-in page offers it. Tests work without.'),
  scopes: z.string().trim().max(300).describe('Asked for besides `openid`, such as `email profile groups`.'),
  createsAccounts: z.boolean().describe('Who signs in for the first time gets an account.'),
  asksSecondFactor: z.boolean().describe('The provider asks for a second factor itself, so OwlHub does not.'),
  groupsClaim: z.string().trim().max(100).describe('The claim that holds the groups.'),
  groups: z.array(GroupMapping).max(100),
  defaultRole: RoleId.nullable().describe(
    'For whoever has no mapped group, or, without a mapping, for new people; null lets them not in.',
  ),
};

export const Provider = z
  .object({
    ...chosen,
    redirectUri: z.url().describe('To be registered at the provider.'),
    signedOutUri: z.url().describe('To be registered for signing out.'),
    secret: z.object({ lastFour: z.string(), setAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Provider' });
export type Provider = z.infer<typeof Provider>;

/** The secret is left out where it stays as it is. */
export const ProviderChange = z
  .strictObject({ ...chosen, clientSecret: z.string().min(1).max(1_000).optional() })
  .meta({ id: 'ProviderChange' });
export type ProviderChange = z.infer<typeof ProviderChange>;
export const ProviderState = z
  .object({
    provider: Provider.nullable(),
    redirectUri: z.url().describe('To be registered at the provider, also before there is one here.'),
    signedOutUri: z.url(),
  })
  .meta({ id: 'ProviderState' });
export type ProviderState = z.infer<typeof ProviderState>;

/** One step of the test, like a rung of a verification. */
export const ProviderStep = z
  .object({
    id: z.enum([
      'issuer',
      'discovery',
      'keys',
      'client',
      'redirect',
      'sign_in',
      'token',
      'claims',
      'account',
    ]),
    question: z.string(),
    outcome: z.enum(['passed', 'failed', 'not_reached', 'unknown']),
    durationMs: z.int().nullable(),
    evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  })
  .meta({ id: 'ProviderStep' });
export type ProviderStep = z.infer<typeof ProviderStep>;

export const ProviderTest = z
  .object({
    id: z.uuid(),
    steps: z.array(ProviderStep),
    failure: z
      .object({
        reason: z.string(),
        title: z.string(),
        meaning: z.string(),
        nextSteps: z.array(z.string()),
      })
      .nullable(),
    claims: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What the provider said about whoever signed in.'),
    would: z
      .object({
        account: z.string().describe('What signing in would do: “Signs in as …”, “Makes an account for …”.'),
        roles: z.array(z.string()),
        permissions: z.array(PermissionId),
      })
      .nullable(),
    continueAt: z.url().nullable().describe('Where the browser goes to sign in for the rest of the test.'),
  })
  .meta({ id: 'ProviderTest' });
export type ProviderTest = z.infer<typeof ProviderTest>;

/** Why signing in with the provider led back to the sign-in page: `/sign-in?problem=<one of these>`. */
export const PROVIDER_PROBLEMS = [
  'provider_unreachable',
  'provider_refused',
  'sign_in_cancelled',
  'sign_in_expired',
  'client_rejected',
  'answer_not_valid',
  'clock_skew',
  'email_missing',
  'email_not_verified',
  'no_account',
  'no_role',
  'account_deactivated',
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];
