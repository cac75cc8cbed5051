import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from './actor.ts';
import { ABOUT_PERMISSION, may, type Permission, PERMISSIONS } from './permission.ts';
import { permissionsOf, type Role } from './role.ts';

/** Nobody gives a right that they do not have. Throws a refusal that names the first one. */
export function requireGrantable(actor: Actor, permissions: Iterable<Permission>): void {
  for (const permission of permissions) {
    if (may(actor, permission)) continue;
    const { may: deed } = ABOUT_PERMISSION[permission];
    const message = `You cannot give others the right to ${deed}, because you do not have it.`;
    throw new Refusal('not_allowed', message, { permission });
  }
}

/** Nobody acts on a person who has a right that they lack. */
export function requireManageable(actor: Actor, roles: readonly Pick<Role, 'permissions'>[]): void {
  for (const permission of permissionsOf(roles)) {
    if (may(actor, permission)) continue;
    const { may: deed } = ABOUT_PERMISSION[permission];
    const message = `This person may ${deed} and you may not, so you cannot change their account.`;
    throw new Refusal('not_allowed', message, { permission });
  }
}

/**
 * Who says who people are could say that they are an owner: that takes every right. Throws a refusal that names the one
 * that fewest have, so that whoever is named as having it can help.
 */
export function requireEveryRight(actor: Actor): void {
  const missing = (['roles.manage', ...PERMISSIONS] as const).find((permission) => !may(actor, permission));
  if (missing === undefined) return;
  const { may: deed } = ABOUT_PERMISSION[missing];
  const message = `A provider decides who comes in as whom, so choosing it and what it is trusted with takes every right, and you may not ${deed}.`;
  throw new Refusal('not_allowed', message, { permission: missing });
}
