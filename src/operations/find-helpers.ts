import type { PermissionInfo } from '#contract/role.ts';
import type { Permission } from '#people/permission.ts';
import { permissionsOf } from '#people/role.ts';
import type { Context } from './context.ts';

const AT_MOST = 3;
const LOOKED_AT = 200;

/**
 * Answers who can help with a permission: up to three people who have it and can give it, those with the least power
 * first, because owners are busy.
 */
export async function findHelpers(
  ctx: Pick<Context, 'store'>,
): Promise<(permission: Permission) => PermissionInfo['helpers']> {
  const roles = await ctx.store.roles.list();
  const giving = roles.filter((role) => role.permissions.includes('people.manage')).map(({ id }) => id);
  const people = await ctx.store.people.activeWithRoles(giving, LOOKED_AT);
  const able = people
    .map(({ name, email, roles: ids }) => {
      const permissions = permissionsOf(roles.filter(({ id }) => ids.includes(id)));
      return { name, email, permissions };
    })
    .toSorted((one, other) => one.permissions.size - other.permissions.size);
  return (permission) =>
    able
      .filter(({ permissions }) => permissions.has(permission))
      .slice(0, AT_MOST)
      .map(({ name, email }) => ({ name, email }));
}
