import type { Role as Shown } from '#contract/role.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, holdsAll, may } from '#people/permission.ts';
import { isBuiltIn, type Role } from '#people/role.ts';
import type { Context } from './context.ts';

/** For whoever gives roles or makes them. */
export async function listRoles(ctx: Context, actor: Actor): Promise<Shown[]> {
  if (!may(actor, 'roles.manage')) authorize(actor, 'people.read');
  const people = await ctx.store.people.countByRole();
  return (await ctx.store.roles.list()).map((role) => showRole(role, actor, people.get(role.id) ?? 0));
}

export const showRole = (role: Role, actor: Actor, people: number): Shown => ({
  ...role,
  permissions: [...role.permissions],
  builtIn: isBuiltIn(role.id),
  people,
  grantable: holdsAll(actor, role.permissions),
});
