import { z } from 'zod';

const Instant = z.iso.datetime();

export const Evidence = z.object({ label: z.string(), value: z.string() }).meta({ id: 'Evidence' });

export const Rung = z
  .object({
    id: z.string(),
    question: z.string(),
    outcome: z.enum(['passed', 'failed', 'not_needed', 'not_reached']),
    durationMs: z.number().nullable().describe('Milliseconds; null where nothing was asked.'),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Rung' });
export type Rung = z.infer<typeof Rung>;

export const Action = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('edit_address'), label: z.string(), value: z.string().nullable() }),
    z.object({ kind: z.literal('replace_token'), label: z.string() }),
    z.object({ kind: z.literal('edit_account'), label: z.string(), value: z.string().nullable() }),
    z.object({ kind: z.literal('add_certificate'), label: z.string() }),
    z.object({ kind: z.literal('verify_now'), label: z.string() }),
    z.object({ kind: z.literal('open_link'), label: z.string(), url: z.string() }),
    z.object({ kind: z.literal('copy_message'), label: z.string(), text: z.string() }),
  ])
  .meta({ id: 'Action' });
export type Action = z.infer<typeof Action>;

export const Failure = z
  .object({
    reason: z.string().describe('One of the closed list in GET /api/reasons.'),
    title: z.string(),
    meaning: z.string(),
    nextSteps: z.array(z.string()).min(1),
    whoCanAct: z.enum(['you', 'jira_administrator', 'network_administrator', 'owlhub_operator']),
    actions: z.array(Action).describe('Steps that OwlHub can do, drawn as buttons.'),
    details: z
      .record(z.string(), z.unknown())
      .describe('The typed details of the reason, such as `suggestion` or `permissions`.'),
  })
  .meta({ id: 'Failure' });
export type Failure = z.infer<typeof Failure>;

export const Proof = z
  .object({
    accountName: z.string(),
    accountId: z.string(),
    accountEmail: z.string().nullable(),
    accountKind: z.enum(['person', 'service_account', 'unknown']),
    administrator: z.boolean(),
    limits: z.array(z.object({ permission: z.string(), effect: z.string(), whomToAsk: z.string() })),
    edition: z.enum(['cloud', 'data_center']),
    version: z.string(),
    siteTitle: z.string().nullable(),
    baseUrl: z.string().nullable(),
    credentialKind: z.enum([
      'classic_token',
      'scoped_token',
      'service_account_token',
      'personal_access_token',
      'password',
    ]),
    via: z.enum(['site', 'gateway']),
    expiresAt: Instant.nullable(),
    neverExpires: z.boolean(),
    expirySource: z.string().describe('How that is known, or why it is not.'),
    expiryKnownBy: z
      .enum(['jira', 'organization'])
      .nullable()
      .describe('Who told when the token ends: Jira itself, or the Atlassian organisation.'),
    certificateExpiresAt: Instant.nullable(),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof Proof>;

export const Verification = z
  .object({
    id: z.uuid(),
    integrationId: z.uuid(),
    state: z.enum(['queued', 'running', 'passed', 'failed', 'abandoned']),
    cause: z.enum(['created', 'changed', 'asked', 'schedule', 'retry']),
    askedBy: z.string().nullable().describe('The email of the person who asked, or null.'),
    queuedAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    durationMs: z.number().nullable(),
    rungs: z.array(Rung),
    failure: Failure.optional(),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;

export const ConnectionTestResult = z
  .object({
    outcome: z.enum(['passed', 'failed']),
    rungs: z.array(Rung),
    failure: Failure.optional(),
    proof: Proof.optional(),
  })
  .meta({ id: 'ConnectionTestResult' });
export type ConnectionTestResult = z.infer<typeof ConnectionTestResult>;
