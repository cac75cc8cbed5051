import { z } from 'zod';
import { Answer } from './channel.ts';

const Instant = z.iso.datetime();

export const Delivery = z
  .object({
    id: z.uuid(),
    state: z.enum(['waiting', 'sent', 'given_up']),
    reason: z
      .enum(['at_once', 'digest', 'after_quiet_hours', 'asked_for', 'test'])
      .describe('`asked_for`: a person has it sent again, whatever the hour.'),
    items: z.int().describe('How many things it tells.'),
    titles: z.array(z.string()).describe('The first of them.'),
    attempts: z.int(),
    createdAt: Instant,
    dueAt: Instant,
    nextAttemptAt: Instant.nullable().describe('null while it is being sent, and once it has ended.'),
    endedAt: Instant.nullable(),
    answer: Answer.omit({ at: true }).nullable().describe('The last one.'),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

export const DeliveriesQuery = z.object({
  before: z.uuid().optional().describe('Those older than this one: the next page.'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const DeliveryList = z
  .object({
    deliveries: z.array(Delivery).describe('The newest first.'),
    next: z.uuid().nullable().describe('`before` for the next page; null where there is none.'),
  })
  .meta({ id: 'DeliveryList' });
export type DeliveryList = z.infer<typeof DeliveryList>;
