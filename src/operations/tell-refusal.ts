import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { isPermission } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { findHelpers } from './find-helpers.ts';

/** For lack of a permission, or because a token cannot do what is a person’s own. */
export const isForTheLog = ({ permission, reason }: Refusal): boolean =>
  (permission !== undefined && isPermission(permission)) || reason === 'person_only';

/** Writes a refusal for lack of permission to the audit log, and says in it who can help. */
export async function tellRefusal(
  ctx: Context,
  actor: Actor,
  refusal: Refusal,
  asked: { method: string; path: string },
): Promise<Refusal> {
  const { code, message, permission, reason } = refusal;
  if (!isForTheLog(refusal)) return refusal;
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'permission.refused',
      outcome: 'refused',
      more: {
        ...(permission !== undefined && { permission }),
        ...(reason !== undefined && { reason }),
        ...asked,
      },
    }),
  );
  if (reason !== undefined || permission === undefined || !isPermission(permission)) return refusal;
  const helpers = (await findHelpers(ctx))(permission);
  const names = helpers.map(({ name, email }) => `${name} (${email})`);
  return new Refusal(
    code,
    `${message} Ask ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`,
    {
      permission,
    },
  );
}
