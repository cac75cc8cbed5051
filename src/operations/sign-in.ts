import { Refusal } from '#kernel/refusal.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Context } from './context.ts';
import { findSession, type Found } from './find-session.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';
import { startSession, type Visitor } from './start-session.ts';

type Given = { email: string; password: Secret; visitor: Visitor };

/**
 * Wrong passwords only: what a right one spent is given back. Few tries for one account from one address; for one
 * account from everywhere so many that nobody keeps its owner out from a handful of addresses.
 */
const PER_ADDRESS = { name: 'sign_in_address', points: 50, seconds: 15 * 60 };
const PER_PAIR = { name: 'sign_in_pair', points: 10, seconds: 15 * 60 };
const PER_ACCOUNT = { name: 'sign_in_account', points: 1_000, seconds: 15 * 60 };

/** An unknown email gets the same answer after the same work as a wrong password. */
export async function signIn(ctx: Context, given: Given): Promise<Found> {
  const { password, visitor } = given;
  const address = visitor.address ?? '';
  const email = given.email.toLowerCase();
  const tooMany = 'Too many attempts to sign in. Your account is safe; wait a little and try again.';
  const allowances = [
    [PER_ADDRESS, address],
    [PER_PAIR, ctx.secrets.hashToken(`${address} ${email}`)],
    [PER_ACCOUNT, ctx.secrets.hashToken(email)],
  ] as const;
  for (const [allowance, who] of allowances) await spendOrRefuse(ctx, allowance, who, tooMany);

  const person = await ctx.store.people.findByEmail(email);
  const isRight = await ctx.secrets.passwordMatches(person?.passwordHash ?? null, password);
  if (!person || !isRight) {
    throw new Refusal('not_signed_in', 'That email and password do not belong together. Try again.');
  }
  for (const [allowance, who] of allowances) await ctx.rateLimits.giveBack(allowance, who);

  const personId = person.id;
  const token = await ctx.store.transaction((store) =>
    startSession(ctx, store, { personId, method: 'password', hasSecondFactor: false, visitor }),
  );
  const found = await findSession(ctx, token, { address });
  if (!found) throw new Error('A session ended as it began.');
  return found;
}
