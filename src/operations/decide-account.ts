import { Email } from '#contract/session.ts';
import type { ProviderFailure } from '#identity/provider/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type ProvidedPerson, rolesByGroups } from '#people/provider.ts';
import { OWNER } from '#people/role.ts';
import type { Invitation } from '#store/invitations.ts';
import type { Person } from '#store/people.ts';
import type { Provider } from '#store/providers.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

export type Provided = {
  answered: { issuer: string; subject: string };
  provided: ProvidedPerson;
  provider: Provider;
};

/** Who somebody from the provider is here, and what they may. `link`: from now on, by their email. */
export type AccountPlan = { roles: string[] } & (
  | { kind: 'known' | 'link'; person: Person }
  | { kind: 'invited'; email: string; invitation: Invitation }
  | { kind: 'create'; email: string }
);

type Decided = Result<AccountPlan, ProviderFailure>;

/**
 * By the provider’s own id for them, else by their verified email: an account, an invitation, or a new account where
 * that is allowed. Holds what it looked at until the transaction ends, and changes nothing.
 */
export async function decideAccount(ctx: Context, store: Store, given: Provided): Promise<Decided> {
  const { answered, provided, provider } = given;
  if (provider.chosen.groups.length > 0) await store.people.lockOwners();
  const knownId = await store.identities.personOf(answered);
  const known = knownId === null ? null : await store.people.lock(knownId);
  if (known) return planFor(store, given, { kind: 'known', person: known });

  const email = Email.safeParse(provided.email).data?.toLowerCase();
  const claims = provided.claims;
  if (email === undefined) return fail({ reason: 'email_missing', claims });
  if (!provided.isEmailVerified) return fail({ reason: 'email_not_verified', email, claims });
  await store.invitations.lockEmail(email);
  const found = await store.people.findByEmail(email);
  if (found) {
    const person = await store.people.lock(found.id);
    if (!person) return fail({ reason: 'no_account', email });
    if (await store.identities.hasAnother(person.id, answered)) {
      return fail({ reason: 'linked_elsewhere', email });
    }
    return planFor(store, given, { kind: 'link', person });
  }
  const invitation = await store.invitations.lockOpen(email, ctx.now());
  if (invitation) return withRoles(store, given, { kind: 'invited', email, invitation });
  if (!provider.chosen.createsAccounts) return fail({ reason: 'no_account', email });
  return withRoles(store, given, { kind: 'create', email });
}

type Existing = { kind: 'known' | 'link'; person: Person };

async function planFor(store: Store, given: Provided, existing: Existing): Promise<Decided> {
  const { person } = existing;
  if (person.deactivatedAt !== null) return fail({ reason: 'account_deactivated', email: person.email });
  const decided = await rolesOf(store, given);
  if (!decided.ok) return decided;
  if (decided.value === null) return ok({ ...existing, roles: person.roles });
  const roles = decided.value;
  if (!roles.includes(OWNER) && (await isNeededAsOwner(store, person))) roles.push(OWNER);
  return roles.length > 0 ? ok({ ...existing, roles }) : noRole(given, person.email);
}

async function withRoles(
  store: Store,
  given: Provided,
  plan: { kind: 'invited'; email: string; invitation: Invitation } | { kind: 'create'; email: string },
): Promise<Decided> {
  const decided = await rolesOf(store, given);
  if (!decided.ok) return decided;
  const { defaultRole } = given.provider.chosen;
  const others = plan.kind === 'invited' ? plan.invitation.roles : [defaultRole].filter((id) => id !== null);
  const roles = decided.value ?? (await existing(store, others));
  return roles.length > 0 ? ok({ ...plan, roles }) : noRole(given, plan.email);
}

/** null where groups decide on nobody’s roles. */
async function rolesOf(store: Store, given: Provided): Promise<Result<string[] | null, ProviderFailure>> {
  const { chosen } = given.provider;
  const { groups, hasTooManyGroups, claims } = given.provided;
  if (chosen.groups.length > 0 && hasTooManyGroups) {
    return fail({ reason: 'groups_missing', claim: chosen.groupsClaim, claims, overage: true });
  }
  const roles = rolesByGroups(chosen, groups ?? []);
  return ok(roles === null ? null : await existing(store, roles));
}

/** A role may have been deleted since it was chosen. */
const existing = async (store: Store, ids: readonly string[]) =>
  (await store.roles.holdWithIds(ids)).map(({ id }) => id);

/** The provider takes OwlHub its last owner as little as anybody else does. */
async function isNeededAsOwner(store: Store, { id, roles }: Person): Promise<boolean> {
  if (!roles.includes(OWNER)) return false;
  const { passwordSignIn, breakGlassPersonId } = await store.settings.read();
  if (passwordSignIn === 'break_glass' && breakGlassPersonId === id) return true;
  return (await store.people.countOthersActiveWith(OWNER, id)) === 0;
}

function noRole({ provided, provider }: Provided, email: string): Decided {
  const { groups, hasTooManyGroups: overage } = provided;
  return fail({ reason: 'no_role', email, claim: provider.chosen.groupsClaim, groups, overage });
}
