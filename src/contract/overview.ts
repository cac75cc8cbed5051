import { z } from 'zod';
import { IntegrationList } from './integration.ts';

const Instant = z.iso.datetime();

export const Need = z
  .object({
    integrationId: z.uuid().nullable().describe('null where it is about a channel.'),
    channelId: z.uuid().nullable(),
    name: z.string(),
    kind: z.enum([
      'failed',
      'trouble',
      'vulnerable',
      'replacement_rejected',
      'token',
      'certificate',
      'support',
      'channel',
    ]),
    title: z.string(),
    next: z.string().nullable().describe('What to do first.'),
    at: Instant.nullable().describe('Since when, or until when.'),
    urgent: z.boolean(),
  })
  .meta({ id: 'Need' });
export type Need = z.infer<typeof Need>;

const Needs = z.object({ needs: z.array(Need), total: z.int().describe('Of which the first are listed.') });

export const Overview = z
  .object({
    counts: IntegrationList.shape.counts,
    today: Needs.describe('What needs someone now, the gravest first.'),
    soon: Needs.describe('What will within 30 days, the soonest first.'),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof Overview>;
