import { z } from 'zod';
import { PermissionId, PersonName } from './session.ts';

/** A word such as `analyst` for the roles that OwlHub brings, a UUID for those made here. */
export const RoleId = z.string().min(1).max(64);

export const Role = z
  .object({
    id: RoleId,
    name: z.string(),
    about: z.string(),
    permissions: z.array(PermissionId),
    needsSecondFactor: z.boolean(),
    builtIn: z.boolean(),
    people: z.int().describe('How many active people have it.'),
    grantable: z
      .boolean()
      .describe('Whether whoever asks may give it: nobody gives a right that they do not have.'),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;
export const RoleList = z.object({ roles: z.array(Role) }).meta({ id: 'RoleList' });

export const NewRole = z
  .strictObject({
    name: PersonName,
    about: z.string().trim().max(300).default(''),
    permissions: z.array(PermissionId).min(1),
    needsSecondFactor: z.boolean().default(false),
  })
  .meta({ id: 'NewRole' });
export type NewRole = z.input<typeof NewRole>;

/** Of a built-in role only `needsSecondFactor` can be changed. */
export const RoleChange = z
  .strictObject({
    name: PersonName,
    about: z.string().trim().max(300),
    permissions: z.array(PermissionId).min(1),
    needsSecondFactor: z.boolean(),
  })
  .partial()
  .meta({ id: 'RoleChange' });
export type RoleChange = z.infer<typeof RoleChange>;

/** What can be permitted, and who can help where it is not. */
export const PermissionInfo = z
  .object({
    id: PermissionId,
    may: z.string().describe('The words after “may”, such as “add integrations”.'),
    meaning: z.string(),
    granted: z.boolean().describe('To whoever asks.'),
    helpers: z
      .array(z.object({ name: z.string(), email: z.string() }))
      .describe('Up to three people who have it and can give it, where it is not granted.'),
  })
  .meta({ id: 'PermissionInfo' });
export type PermissionInfo = z.infer<typeof PermissionInfo>;
export const PermissionList = z
  .object({ permissions: z.array(PermissionInfo) })
  .meta({ id: 'PermissionList' });
