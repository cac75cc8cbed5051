import type { PermissionInfo } from '#contract/role.ts';
import type { Actor } from '#people/actor.ts';
import { ABOUT_PERMISSION, may, PERMISSIONS } from '#people/permission.ts';
import type { Context } from './context.ts';
import { findHelpers } from './find-helpers.ts';

/** Everything that can be allowed, and who can help with what is not. For everybody who is signed in. */
export async function listPermissions(ctx: Context, actor: Actor): Promise<PermissionInfo[]> {
  const isAllGranted = PERMISSIONS.every((id) => may(actor, id));
  const helpersWith = isAllGranted ? () => [] : await findHelpers(ctx);
  return PERMISSIONS.map((id) => {
    const granted = may(actor, id);
    return { id, ...ABOUT_PERMISSION[id], granted, helpers: granted ? [] : helpersWith(id) };
  });
}
