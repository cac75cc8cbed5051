import { z } from 'zod';
import { RoleId } from './role.ts';
import { PermissionId, PersonName } from './session.ts';

export const ApiToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    lastFour: z.string(),
    madeBy: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    role: z.object({ id: RoleId, name: z.string() }).nullable(),
    permissions: z.array(PermissionId).describe('What it may do now: never more than its maker may.'),
    status: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    lastUsedAddress: z.string().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    revokedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof ApiToken>;
export const ApiTokenList = z.object({ tokens: z.array(ApiToken) }).meta({ id: 'ApiTokenList' });

/** With a role or with permissions, not both. */
export const NewApiToken = z
  .strictObject({
    name: PersonName,
    role: RoleId.optional(),
    permissions: z.array(PermissionId).min(1).optional(),
    days: z.int().min(1).max(365).default(90).describe('How long it works.'),
  })
  .meta({ id: 'NewApiToken' });
export type NewApiToken = z.input<typeof NewApiToken>;
export const ApiTokenMade = z
  .object({ token: ApiToken, text: z.string().describe('`owl_…`, shown this once.') })
  .meta({ id: 'ApiTokenMade' });
export type ApiTokenMade = z.infer<typeof ApiTokenMade>;
