import { z } from 'zod';
import { HAPPENINGS, type HappeningKind } from '#integrations/happening.ts';
import { neverEnd } from '#notifications/quiet-hours.ts';
import { isTimeOfDay, WEEKDAYS } from '#notifications/time-of-day.ts';
import { isTimeZone } from '#notifications/time-zone.ts';
import { Email } from './session.ts';

const Instant = z.iso.datetime();

/** What OwlHub tells of itself, besides what happens to integrations. */
export const OWN_TYPES = { 'channel.switched_off': 'A channel was switched off' } as const;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of literals are their keys
const TYPES = [...Object.keys(HAPPENINGS), ...Object.keys(OWN_TYPES)] as [
  HappeningKind | keyof typeof OWN_TYPES,
  ...(HappeningKind | keyof typeof OWN_TYPES)[],
];

const TimeOfDay = z.string().refine(isTimeOfDay, 'Write it as 07:30');
const Weekday = z.enum(WEEKDAYS);

export const ChannelFilter = z
  .strictObject({
    types: z.array(z.enum(TYPES)).min(1).nullable().describe('null: everything.'),
    integrationIds: z.array(z.uuid()).min(1).max(1_000).nullable().describe('null: all of them.'),
  })
  .meta({ id: 'ChannelFilter' });

export const ChannelRhythm = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone, 'Choose a time zone such as Europe/Berlin'),
    quiet: z
      .strictObject({
        from: TimeOfDay,
        to: TimeOfDay.describe('Of the next day where it is not after `from`.'),
        days: z.array(Weekday).min(1).describe('On which they begin.'),
        exceptFailures: z.boolean().describe('What is of severity `bad` is told all the same.'),
      })
      .refine((quiet) => !neverEnd(quiet), 'Leave some hours in which something may be sent')
      .nullable(),
    digest: z
      .discriminatedUnion('every', [
        z.strictObject({ every: z.literal('hour') }),
        z.strictObject({ every: z.literal('day'), at: TimeOfDay }),
        z.strictObject({ every: z.literal('week'), day: Weekday, at: TimeOfDay }),
      ])
      .nullable()
      .describe('null: each at once.'),
  })
  .meta({ id: 'ChannelRhythm' });

export const DeliveryProblem = z
  .object({
    reason: z.string(),
    title: z.string(),
    meaning: z.string(),
    nextSteps: z.array(z.string()),
  })
  .meta({ id: 'DeliveryProblem' });
export type DeliveryProblem = z.infer<typeof DeliveryProblem>;

/** What was answered: the other side’s own words, or what went wrong. */
export const Answer = z.object({
  at: Instant,
  status: z.int().nullable().describe('Of HTTP, where it got that far.'),
  said: z.string().nullable(),
  problem: DeliveryProblem.nullable().describe('null where it was delivered.'),
});

const KINDS = ['mail', 'slack', 'teams', 'webhook'] as const;

export const Channel = z
  .object({
    id: z.uuid(),
    kind: z.enum(KINDS),
    name: z.string(),
    place: z
      .string()
      .nullable()
      .describe(
        'Mail addresses, or the host: the rest of an address is a secret. null where it cannot be opened.',
      ),
    filter: ChannelFilter,
    rhythm: ChannelRhythm,
    state: z
      .enum(['on', 'failing', 'off', 'orphaned'])
      .describe('`orphaned`: all integrations of the filter were deleted, so that nothing is told.'),
    failingSince: Instant.nullable(),
    off: z
      .object({ at: Instant, why: z.enum(['person', 'failing', 'gone']) })
      .nullable()
      .describe('`failing`: for five days. `gone`: the other side says that it is no more.'),
    test: Answer.nullable().describe('Of the last test.'),
    last: Answer.nullable().describe('Of the last delivery.'),
    secrets: z
      .array(z.object({ id: z.uuid(), lastFour: z.string(), createdAt: Instant }))
      .describe('Of a webhook: each of them signs.'),
    waiting: z.int().describe('Deliveries that wait.'),
    createdAt: Instant,
    createdBy: z.string(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const ChannelList = z.object({ channels: z.array(Channel) }).meta({ id: 'ChannelList' });
export type ChannelList = z.infer<typeof ChannelList>;

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);
const target = {
  to: z.array(Email).min(1).max(20).optional().describe('Of a mail channel.'),
  url: z.string().min(1).max(4_000).optional().describe('Of the others. Never returned by any answer.'),
};
const secret = z.string().min(1).max(200).describe('A signing secret made elsewhere. Never returned.');
const insist = z.boolean().optional().describe('Save it although its test fails. It is marked then.');

export const NewChannel = z
  .strictObject({
    kind: z.enum(KINDS),
    name,
    ...target,
    secret: secret.optional(),
    filter: ChannelFilter.optional(),
    rhythm: ChannelRhythm.optional(),
    insist,
  })
  .meta({ id: 'NewChannel' });
export type NewChannel = z.input<typeof NewChannel>;

/** The secret is in this answer and in no other. */
export const ChannelMade = z
  .object({ channel: Channel, signingSecret: z.string().nullable() })
  .meta({ id: 'ChannelMade' });
export type ChannelMade = z.infer<typeof ChannelMade>;

export const ChannelChange = z
  .strictObject({
    name: name.optional(),
    ...target,
    filter: ChannelFilter.optional(),
    rhythm: ChannelRhythm.optional(),
    on: z.boolean().optional().describe('false sends nothing more; true begins anew.'),
    insist,
  })
  .meta({ id: 'ChannelChange' });
export type ChannelChange = z.input<typeof ChannelChange>;

export const ChannelTest = z
  .strictObject({ kind: z.enum(KINDS), ...target, secret: secret.optional() })
  .meta({ id: 'ChannelTest' });
export type ChannelTest = z.input<typeof ChannelTest>;
export const ChannelTestResult = Answer.meta({ id: 'ChannelTestResult' });
export type ChannelTestResult = z.infer<typeof ChannelTestResult>;

export const NewSigningSecret = z
  .strictObject({ secret: secret.optional() })
  .meta({ id: 'NewSigningSecret' });
export const SigningSecretMade = z
  .object({ id: z.uuid(), signingSecret: z.string(), channel: Channel })
  .meta({ id: 'SigningSecretMade' });
export type SigningSecretMade = z.infer<typeof SigningSecretMade>;

export const NotificationTypes = z
  .object({
    types: z.array(
      z.object({
        type: z.enum(TYPES),
        label: z.string(),
        severity: z.enum(['bad', 'warn', 'good', 'info']),
        byDefault: z.boolean().describe('Part of what a new channel is told.'),
      }),
    ),
  })
  .meta({ id: 'NotificationTypes' });
export type NotificationTypes = z.infer<typeof NotificationTypes>;
