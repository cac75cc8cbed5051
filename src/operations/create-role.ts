import type { Role as Shown } from '#contract/role.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { requireGrantable } from '#people/require-grantable.ts';
import type { Role } from '#people/role.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { showRole } from './list-roles.ts';
import { requireFreeName, roleFacts, roleTarget } from './role-changes.ts';

/** A role of one’s own making, of permissions that its maker has. */
export async function createRole(ctx: Context, actor: Actor, given: Omit<Role, 'id'>): Promise<Shown> {
  authorize(actor, 'roles.manage');
  requireGrantable(actor, given.permissions);
  const role = { id: ctx.newId(), ...given, permissions: [...new Set(given.permissions)] };
  await ctx.store.transaction(async (store) => {
    await store.roles.lockAll();
    await requireFreeName(store, role.name, null);
    await store.roles.insert(role);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'role.created',
      target: roleTarget(role),
      after: roleFacts(role),
    });
  });
  return showRole(role, actor, 0);
}
