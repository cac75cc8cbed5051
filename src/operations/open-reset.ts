import type { OpenReset } from '#contract/people.ts';
import { msBetween } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Person } from '#store/people.ts';
import type { PasswordReset } from '#store/password-resets.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { personTarget } from './lock-person.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

/** Of links that do not work. */
const PER_ADDRESS = { name: 'reset_link_address', points: 30, seconds: 15 * 60 };
const GONE =
  'This link for a new password does not work any more, or was not copied whole. Ask for a new one.';

/** Whose password it is for, to whoever holds the link. */
export async function openReset(ctx: Context, actor: Actor, token: string): Promise<OpenReset> {
  const { reset, person } = await resetOf(ctx, actor, token);
  await forgiveReset(ctx, actor);
  return { email: person.email, expiresAt: reset.expiresAt };
}

/** A link that works does not count: a whole office comes from one address. Only once all that it asks for is done. */
export const forgiveReset = (ctx: Context, actor: Actor): Promise<void> =>
  ctx.rateLimits.giveBack(PER_ADDRESS, networkOf(actor));

const networkOf = (actor: Actor) => visitorNetwork(actor.kind === 'stranger' ? actor.address : null);

/** A link that works, with its person. Why one does not is said to nobody. */
export async function resetOf(
  ctx: Context,
  actor: Actor,
  token: string,
): Promise<{ reset: PasswordReset; person: Person }> {
  await spendOrRefuse(ctx, PER_ADDRESS, networkOf(actor), 'Too many attempts. Wait a little and try again.');
  const reset = await ctx.store.passwordResets.find(ctx.secrets.hashToken(token));
  const person = reset && (await ctx.store.people.find(reset.personId));
  const works = reset && msBetween(ctx.now(), reset.expiresAt) > 0 && person?.deactivatedAt === null;
  if (!works) return refuseReset(ctx, actor, person);
  return { reset, person };
}

export async function refuseReset(ctx: Context, actor: Actor, person: Person | null): Promise<never> {
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'password.reset_refused',
      outcome: 'refused',
      ...(person && { target: personTarget(person) }),
    }),
  );
  throw new Refusal('gone', GONE);
}
