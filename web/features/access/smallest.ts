import type { Role } from '#contract/role.ts';

/** What a choice of roles begins with: the one that allows least, so that an owner is never made by not looking. Pure. */
export const smallest = <T extends Pick<Role, 'permissions'>>(roles: readonly T[]): T | undefined =>
  roles.toSorted((a, b) => a.permissions.length - b.permissions.length)[0];
