import { z } from 'zod';
import { CHECK_EVERY } from '#integrations/schedule.ts';
import { Failure, Proof, Verification } from './verdict.ts';
import { Break, Change, Ending, Vulnerability } from './watching.ts';

const Instant = z.iso.datetime();

/** No control characters: the database refuses the worst of them, and no list shows any. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u)
  .describe('What people call this integration.');
const siteUrl = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .describe('The Jira Site URL. A bare host or a deep link is understood too.');
const account = z
  .string()
  .trim()
  .max(320)
  .regex(/^\P{Cc}*$/u)
  .describe('The Atlassian account’s email, or a Data Center user name when accessToken is a password.');
const accessToken = z
  .string()
  .max(8_192)
  .regex(/\S/u)
  .describe('The API token, personal access token or password. Never returned by any answer.');
const checkEveryMinutes = z
  .int()
  .min(CHECK_EVERY.atLeast)
  .max(CHECK_EVERY.atMost)
  .describe('How often it is verified by itself: from every minute to once a day.');
const tokenEndsOn = z.iso
  .date()
  .describe('The last day on which the token works, where the other side does not tell.');
const ownerIds = z.array(z.uuid()).max(20).describe('The people who are told first.');
const ca = z.string().max(32_768).describe('PEM certificates of a private authority, for this site only.');
const organizationId = z
  .string()
  .trim()
  .max(500)
  .regex(/^\P{Cc}*$/u)
  .describe('The Atlassian organisation whose key is beside it. Jira Cloud only.');
const organizationKey = z
  .string()
  .max(8_192)
  .describe(
    'An API key of the organisation, to read when the token ends. Needs organizationId. Never returned by any answer.',
  );

export const NewIntegration = z
  .strictObject({
    type: z.literal('jira'),
    name,
    siteUrl,
    accessToken,
    account: account.nullable().optional(),
    ca: ca.nullable().optional(),
    checkEveryMinutes: checkEveryMinutes.optional(),
    tokenEndsOn: tokenEndsOn.nullable().optional(),
    ownerIds: ownerIds.optional().describe('Left out: whoever adds it.'),
    organizationId: organizationId.nullable().optional(),
    organizationKey: organizationKey.nullable().optional(),
  })
  .meta({ id: 'NewIntegration' });
export type NewIntegration = z.infer<typeof NewIntegration>;

export const IntegrationChange = z
  .strictObject({
    name: name.optional(),
    siteUrl: siteUrl.optional(),
    accessToken: accessToken.optional(),
    account: account.nullable().optional(),
    ca: ca.nullable().optional(),
    checkEveryMinutes: checkEveryMinutes.optional(),
    tokenEndsOn: tokenEndsOn
      .nullable()
      .optional()
      .describe(
        'Of the new token where one comes with it, else of the one in use; null forgets what was entered.',
      ),
    ownerIds: ownerIds.optional(),
    organizationId: organizationId
      .nullable()
      .optional()
      .describe('null forgets the organisation and its key.'),
    organizationKey: organizationKey
      .nullable()
      .optional()
      .describe('Left out, the stored key is kept; null forgets it and the organisation.'),
    paused: z.boolean().optional().describe('true stops all requests to Jira; false verifies again.'),
    insist: z
      .boolean()
      .optional()
      .describe(
        'Use the new address, account or token at once, proven or not. Those that were proven are kept for 24 h.',
      ),
    discardReplacement: z
      .boolean()
      .optional()
      .describe('Forget a replacement that was not accepted and go on with the values in use.'),
    goBack: z
      .literal(true)
      .optional()
      .describe('Prove the values from before the last replacement, and take them into use again.'),
  })
  .meta({ id: 'IntegrationChange' });
export type IntegrationChange = z.infer<typeof IntegrationChange>;

/** An integration's id is optional: with it, fields left out are taken from the stored connection. */
export const ConnectionTest = z
  .strictObject({
    type: z.literal('jira'),
    integrationId: z.uuid().optional().describe('Take what is left out from this integration.'),
    siteUrl: siteUrl.optional(),
    accessToken: accessToken.optional(),
    account: account.nullable().optional(),
    ca: ca.nullable().optional(),
    organizationId: organizationId.nullable().optional(),
    organizationKey: organizationKey.nullable().optional(),
  })
  .meta({ id: 'ConnectionTest' });
export type ConnectionTest = z.infer<typeof ConnectionTest>;

const Credential = z.object({
  lastFour: z.string().describe('The last four characters of the token, or empty for a short one.'),
  setAt: Instant,
  setBy: z.string().describe('The email of the person who entered it.'),
  endsAt: Instant.nullable().optional().describe('What a person entered about its end.'),
  endsSetBy: z.string().nullable().optional(),
});

export const Integration = z
  .object({
    id: z.uuid(),
    type: z.literal('jira'),
    name: z.string(),
    status: z.enum(['pending', 'connected', 'failed', 'paused']),
    since: Instant,
    siteUrl: z.string().nullable().describe('null where the sealed record cannot be opened.'),
    account: z.string().nullable(),
    hasCa: z.boolean(),
    organizationId: z.string().nullable(),
    hasOrganizationKey: z.boolean().describe('Whether a key of that organisation is kept.'),
    credential: Credential.nullable(),
    trouble: z
      .object({ since: Instant, failures: z.int(), failure: Failure })
      .optional()
      .describe('Passing failures in a row while still Pending or Connected.'),
    failure: Failure.optional().describe('Present exactly when the status is failed.'),
    proof: Proof.optional().describe('From the last verification that passed.'),
    checkEveryMinutes: z.int(),
    owners: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })),
    endings: z.array(Ending).describe('What ends by itself, and how that is known.'),
    vulnerabilities: z.array(Vulnerability).describe('Known ones of the version that answered last.'),
    standingUnknown: z
      .string()
      .nullable()
      .describe('Why less is known about the version than there is to know, and what to do about it.'),
    break: Break.optional().describe('How it broke, while it is failed or in trouble.'),
    verifiedAt: Instant.nullable().describe('When a verification last passed.'),
    checkedAt: Instant.nullable().describe('When a verification last ended, either way.'),
    nextCheckAt: Instant.nullable().describe('null where only a change or a person causes the next one.'),
    replacement: z
      .object({
        state: z.enum(['proving', 'rejected']),
        siteUrl: z.string(),
        account: z.string().nullable(),
        credential: Credential,
        failure: Failure.optional().describe('Why they were not accepted, or could not be proven so far.'),
      })
      .optional()
      .describe('New values that are not proven yet; the ones in use are kept until they are.'),
    previous: z
      .object({
        until: Instant,
        replacedAt: Instant,
        replacedBy: z.string(),
        siteUrl: z.string(),
        account: z.string().nullable(),
        credential: Credential,
        changes: z.array(Change).describe('What is other since.'),
        failure: Failure.optional().describe('Why they were not accepted when somebody went back to them.'),
        mayBeTried: z.boolean().describe('false where Jira rejected them: repeated failures lock accounts.'),
      })
      .optional()
      .describe('The values from before the last replacement, kept to go back to.'),
    currentVerification: Verification.optional().describe('The one that is queued or running.'),
    createdAt: Instant,
  })
  .meta({ id: 'Integration' });
export type Integration = z.infer<typeof Integration>;

const STATUSES = ['pending', 'connected', 'failed', 'paused'] as const;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const IntegrationsQuery = z.object({
  ids: z
    .string()
    .regex(new RegExp(`^${UUID}(,${UUID}){0,199}$`), 'Separate ids by commas, 200 at most')
    .optional()
    .describe('Only these, separated by commas.'),
  search: z.string().max(100).optional().describe('Parts of the name, in any order.'),
  status: z.enum(STATUSES).optional(),
  sort: z
    .enum(['name', 'attention', 'ends', 'checked'])
    .default('name')
    .describe('`attention`: what needs someone first. `ends`: what ends first.'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type IntegrationsQuery = z.input<typeof IntegrationsQuery>;

export const IntegrationList = z
  .object({
    integrations: z.array(Integration),
    total: z.int().describe('How many fit.'),
    counts: z
      .record(z.enum(STATUSES), z.int())
      .describe('How many there are of each status, whatever is searched for.'),
  })
  .meta({ id: 'IntegrationList' });
export type IntegrationList = z.infer<typeof IntegrationList>;
export const VerificationList = z
  .object({ verifications: z.array(Verification) })
  .meta({ id: 'VerificationList' });
