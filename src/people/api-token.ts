import { type Instant, msBetween } from '#kernel/instant.ts';
import { type Permission, PERMISSIONS } from './permission.ts';
import type { Role } from './role.ts';

/** A role, or permissions of its own. */
export type Grant = { role: Pick<Role, 'permissions'> | null; permissions: readonly Permission[] | null };

/** What a token may do at this moment: what it was given, and never more than its maker may now. */
export function permissionsOfToken(
  { role, permissions }: Grant,
  maker: ReadonlySet<Permission>,
): ReadonlySet<Permission> {
  const given = new Set(role?.permissions ?? permissions);
  return new Set(PERMISSIONS.filter((permission) => given.has(permission) && maker.has(permission)));
}

type Life = { expiresAt: Instant; revokedAt: Instant | null };

export function tokenStatus({ expiresAt, revokedAt }: Life, now: Instant): 'active' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return msBetween(now, expiresAt) > 0 ? 'active' : 'expired';
}
