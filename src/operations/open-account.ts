import type { ProviderFailure } from '#identity/provider/failure.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Actor } from '#people/actor.ts';
import type { Person } from '#store/people.ts';
import type { Store } from '#store/store.ts';
import { audit, labelOf } from './audit.ts';
import type { Context } from './context.ts';
import { type AccountPlan, decideAccount, type Provided } from './decide-account.ts';
import { takeInvitation } from './take-invitation.ts';

const BY = 'single sign-on';

/** The account of somebody from the provider: found, linked, or made, with the roles that their groups give. */
export const openAccount = (
  ctx: Context,
  actor: Actor,
  given: Provided,
): Promise<Result<string, ProviderFailure>> =>
  ctx.store.transaction(async (store) => {
    const plan = await decideAccount(ctx, store, given);
    if (!plan.ok) return plan;
    if (!('person' in plan.value)) return ok(await makeAccount(ctx, store, actor, given, plan.value));
    const { kind, person } = plan.value;
    if (kind === 'known') await store.identities.markUsed(idOf(given), ctx.now());
    else await store.identities.insert(idOf(given), person.id, ctx.now());
    await changeRoles(ctx, store, actor, plan.value);
    if (kind === 'link') {
      const { issuer } = given.answered;
      const target = { kind: 'person', id: person.id, label: labelOf(person) } as const;
      await audit(ctx, store, actor, { action: 'provider.account_linked', target, more: { issuer } });
    }
    return ok(person.id);
  });

const idOf = ({ answered: { issuer, subject } }: Provided) => ({ issuer, subject });

type Existing = Extract<AccountPlan, { person: Person }>;

async function changeRoles(ctx: Context, store: Store, actor: Actor, { person, roles }: Existing) {
  const [before, after] = [{ roles: person.roles.toSorted() }, { roles: roles.toSorted() }];
  if (before.roles.join() === after.roles.join()) return;
  await store.people.change(person.id, { roles });
  await store.announcements.announce({ type: 'access_changed' });
  await audit(ctx, store, actor, {
    action: 'person.changed',
    target: { kind: 'person', id: person.id, label: labelOf(person) },
    before,
    after,
    more: { by: BY },
  });
}

type New = Exclude<AccountPlan, { person: Person }>;

async function makeAccount(ctx: Context, store: Store, actor: Actor, given: Provided, plan: New) {
  const { email, roles } = plan;
  const invitation = plan.kind === 'invited' ? await takeInvitation(ctx, store, { email }) : null;
  const id = ctx.newId();
  const name = given.provided.name ?? invitation?.name ?? email.split('@')[0] ?? email;
  await store.people.insert({
    id,
    email,
    name,
    roles,
    passwordHash: null,
    createdAt: ctx.now(),
    createdBy: invitation?.createdBy ?? 'Single sign-on',
    signedInAt: null,
    deactivatedAt: null,
    totpAddedAt: null,
  });
  await store.identities.insert(idOf(given), id, ctx.now());
  await store.announcements.announce({ type: 'access_changed' });
  await audit(ctx, store, actor, {
    action: invitation ? 'invitation.accepted' : 'person.added',
    target: { kind: 'person', id, label: labelOf({ name, email }) },
    more: { by: BY, roles, ...(invitation && { invitedBy: invitation.createdBy }) },
  });
  return id;
}
