import { Refusal } from '#kernel/refusal.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Context } from './context.ts';
import { findSession, type Found } from './find-session.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import { startSession } from './start-session.ts';

type Given = { email: string; password: Secret; address: string; oldToken: string | null };

/** Wrong passwords only: what a right one spent is given back. */
const PER_ACCOUNT = { name: 'sign_in_account', points: 10, seconds: 15 * 60 };
const PER_ADDRESS = { name: 'sign_in_address', points: 50, seconds: 15 * 60 };

/** An unknown email gets the same answer after the same work as a wrong password. */
export async function signIn(ctx: Context, given: Given): Promise<Found> {
  const { password, address, oldToken } = given;
  const email = given.email.toLowerCase();
  const tooMany = 'Too many attempts to sign in. Your account is safe; wait a little and try again.';
  await spendOrRefuse(ctx, PER_ADDRESS, address, tooMany);
  await spendOrRefuse(ctx, PER_ACCOUNT, ctx.secrets.hashToken(email), tooMany);

  const person = await ctx.store.people.findByEmail(email);
  const isRight = await ctx.secrets.passwordMatches(person?.passwordHash ?? null, password);
  if (!person || !isRight) {
    throw new Refusal('not_signed_in', 'That email and password do not belong together. Try again.');
  }
  await ctx.rateLimits.removeExpired();
  await ctx.rateLimits.giveBack(PER_ADDRESS, address);
  await ctx.rateLimits.giveBack(PER_ACCOUNT, ctx.secrets.hashToken(email));

  const token = await ctx.store.transaction(async (store) => {
    if (oldToken !== null) await store.sessions.remove(ctx.secrets.hashToken(oldToken));
    return startSession(ctx, store, person.id);
  });
  const found = await findSession(ctx, token);
  if (!found) throw new Error('A session ended as it began.');
  return found;
}
