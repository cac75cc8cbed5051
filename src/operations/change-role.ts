import type { Role as Shown, RoleChange } from '#contract/role.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { requireGrantable } from '#people/require-grantable.ts';
import { isBuiltIn } from '#people/role.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { showRole } from './list-roles.ts';
import { lockRole, requireFreeName, roleFacts, roleTarget } from './role-changes.ts';

/** It holds for everybody who has the role, at once. */
export async function changeRole(
  ctx: Context,
  actor: Actor,
  id: string,
  { name, about, permissions, needsSecondFactor }: RoleChange,
): Promise<Shown> {
  authorize(actor, 'roles.manage');
  return ctx.store.transaction(async (store) => {
    await store.roles.lockAll();
    const role = await lockRole(store, id);
    const isMore = name !== undefined || about !== undefined || permissions !== undefined;
    if (isBuiltIn(id) && isMore) throw new Refusal('conflict', BUILT_IN);
    requireGrantable(actor, [...role.permissions, ...(permissions ?? [])]);
    if (name !== undefined) await requireFreeName(store, name, id);
    const after = {
      ...role,
      ...(name !== undefined && { name }),
      ...(about !== undefined && { about }),
      ...(permissions && { permissions: [...new Set(permissions)] }),
      ...(needsSecondFactor !== undefined && { needsSecondFactor }),
    };
    const people = (await store.people.countByRole()).get(id) ?? 0;
    const told = { before: roleFacts(role), after: roleFacts(after) };
    if (JSON.stringify(told.before) !== JSON.stringify(told.after)) {
      await store.roles.save(after);
      await store.announcements.announce({ type: 'access_changed' });
      await audit(ctx, store, actor, { action: 'role.changed', target: roleTarget(after), ...told });
    }
    return showRole(after, actor, people);
  });
}

const BUILT_IN =
  'OwlHub brings this role: only whether it needs a second factor can be changed. Make a role of your own instead.';
