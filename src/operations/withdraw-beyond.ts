import { permissionsOf } from '#people/role.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/**
 * An invitation gives no more than whoever made it can give: what goes beyond the roles that they now have is
 * withdrawn. Answers the invited emails.
 */
export async function withdrawBeyond(
  ctx: Pick<Context, 'now'>,
  store: Store,
  personId: string,
  nowHas: readonly string[],
): Promise<string[]> {
  const open = await store.invitations.lockOpenBy(personId, ctx.now());
  if (open.length === 0) return [];
  const roles = await store.roles.list();
  const allowedBy = (ids: readonly string[]) => permissionsOf(roles.filter(({ id }) => ids.includes(id)));
  const own = allowedBy(nowHas);
  const beyond = open.filter(
    (invitation) =>
      !own.has('people.manage') ||
      [...allowedBy(invitation.roles)].some((permission) => !own.has(permission)),
  );
  for (const { id } of beyond) await store.invitations.change(id, { revokedAt: ctx.now() });
  return beyond.map(({ email }) => email);
}
