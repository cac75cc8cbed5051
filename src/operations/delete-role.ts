import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { requireGrantable } from '#people/require-grantable.ts';
import { isBuiltIn } from '#people/role.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { lockRole, roleFacts, roleTarget } from './role-changes.ts';

/**
 * Only one that nobody has, nobody is invited with and neither a token nor a group of the provider gives, so that no
 * deletion takes rights away unnoticed. Whoever gives it holds it, so that what is looked for here cannot come up.
 */
export async function deleteRole(ctx: Context, actor: Actor, id: string): Promise<void> {
  authorize(actor, 'roles.manage');
  await ctx.store.transaction(async (store) => {
    const role = await lockRole(store, id);
    if (isBuiltIn(id)) throw new Refusal('conflict', 'OwlHub brings this role: it cannot be deleted.');
    requireGrantable(actor, role.permissions);
    const people = await store.people.countWithRole(id);
    const invited = await store.invitations.countOpenWithRole(id, ctx.now());
    if (people + invited > 0) throw new Refusal('conflict', stillHeld(people, invited));
    const tokens = await store.apiTokens.countLiveWithRole(id, ctx.now());
    if (tokens > 0) throw new Refusal('conflict', ofTokens(tokens));
    if (await isGivenByProvider(store, id)) throw new Refusal('conflict', BY_PROVIDER);
    await store.roles.remove(id);
    await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, actor, {
      action: 'role.deleted',
      target: roleTarget(role),
      before: roleFacts(role),
    });
  });
}

async function isGivenByProvider(store: Store, id: string): Promise<boolean> {
  const chosen = (await store.providers.find())?.chosen;
  return chosen !== undefined && (chosen.defaultRole === id || chosen.groups.some(({ role }) => role === id));
}

const BY_PROVIDER =
  'This role cannot be deleted: single sign-on gives it. Choose another one in the settings of single sign-on first.';

const ofTokens = (tokens: number) =>
  tokens === 1
    ? 'This role cannot be deleted: 1 API token has it. Revoke it first.'
    : `This role cannot be deleted: ${tokens} API tokens have it. Revoke them first.`;

function stillHeld(people: number, invited: number): string {
  const holders = people === 1 ? '1 person has it' : `${people} people have it`;
  const waiting = invited === 1 ? '1 open invitation names it' : `${invited} open invitations name it`;
  const why = [people > 0 && holders, invited > 0 && waiting].filter((part) => part !== false).join(', and ');
  return `This role cannot be deleted: ${why}. Give them another role first.`;
}
