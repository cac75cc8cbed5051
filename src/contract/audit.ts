import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditAction, TARGET_KINDS } from '#people/audit.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
const ACTIONS = Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]];

export const AuditEntry = z
  .object({
    seq: z.int().describe('1, 2, 3 … without gaps.'),
    at: z.iso.datetime(),
    actor: z.object({
      kind: z.enum(['person', 'token', 'stranger', 'system']),
      id: z.string().nullable(),
      label: z.string(),
    }),
    address: z.string().nullable(),
    action: z.string().describe('Such as `role.created`.'),
    words: z.string().describe('The action as words after the name of who did it.'),
    outcome: z.enum(AUDIT_OUTCOMES),
    target: z.object({ kind: z.enum(TARGET_KINDS), id: z.string().nullable(), label: z.string() }).nullable(),
    change: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('`before` and `after` hold the fields that differ; never a secret.'),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The filters of the list and of the export. */
export const AuditQuery = z.object({
  action: z.enum(ACTIONS).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  actor: z.string().max(200).optional().describe('The id of a person, or a part of the name or email.'),
  target: z.string().max(200).optional().describe('The id of what it was done to, or a part of its name.'),
  address: z.string().max(64).optional(),
  from: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  to: z.iso.datetime({ offset: true }).or(z.iso.date()).optional().describe('A day includes its end.'),
  before: z.coerce.number().int().min(1).optional().describe('Entries older than this `seq`: the next page.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.input<typeof AuditQuery>;
export const AuditPage = z
  .object({
    entries: z.array(AuditEntry).describe('The newest first.'),
    next: z.int().nullable().describe('`before` for the next page; null where there is none.'),
    firstKept: z.iso.datetime().nullable().describe('When the oldest entry that is kept was written.'),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditExportQuery = AuditQuery.omit({ before: true, limit: true }).extend({
  format: z.enum(['csv', 'json']).default('csv'),
});

export const AuditVerification = z
  .object({
    intact: z.boolean(),
    entries: z.int(),
    unreadable: z.int().describe('Entries whose details are sealed with a key that nobody here holds.'),
    head: z
      .object({ seq: z.int(), hash: z.string() })
      .describe('Note it elsewhere to prove later that nothing was cut off.'),
    problems: z.array(z.string()).describe('What is wrong, by the number of the entry.'),
    notes: z.array(z.string()).describe('What could not be checked here, and is no sign of a change.'),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;
