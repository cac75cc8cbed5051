import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Settings } from '#people/settings.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Person } from '#store/people.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { type Attempt, countAttempt, forgiveAttempt } from './count-attempt.ts';
import { finishSignInIn, type SignedIn } from './finish-sign-in.ts';
import type { Visitor } from './start-session.ts';

type Given = { email: string; password: Secret; visitor: Visitor };

/**
 * Wrong passwords only: what a right one spent is given back. Few tries for one account from one address; for one
 * account from everywhere so many that nobody keeps its owner out from a handful of addresses.
 */
export const PER_ADDRESS = { name: 'sign_in_address', points: 50, seconds: 15 * 60 };
const PER_PAIR = { name: 'sign_in_pair', points: 10, seconds: 15 * 60 };
const PER_ACCOUNT = { name: 'sign_in_account', points: 1_000, seconds: 15 * 60 };

/** Whoever may not come in gets the same answer after the same work, whether there is such an account or not. */
export async function signIn(ctx: Context, actor: Actor, given: Given): Promise<SignedIn> {
  const { password, visitor } = given;
  const email = given.email.toLowerCase();
  const attempt = attemptAt(ctx, actor, email, visitorNetwork(visitor.address));
  await countAttempt(ctx, attempt);

  const person = await ctx.store.people.findByEmail(email);
  const settings = await ctx.store.settings.read();
  const isRight = await ctx.secrets.passwordMatches(person?.passwordHash ?? null, password);
  const reason = whyNot(person, settings, isRight);
  const signedIn = person && reason === null ? await begin(ctx, person, visitor) : null;
  if (!signedIn) {
    const target = { kind: 'person', id: person?.id ?? null, label: email } as const;
    await ctx.store.transaction((store) =>
      audit(ctx, store, actor, {
        action: 'sign_in.failed',
        outcome: 'failed',
        target,
        more: { method: 'password', reason: reason ?? 'changed_meanwhile' },
      }),
    );
    throw new Refusal('not_signed_in', `${WRONG} ${wayOn(settings)}`);
  }
  await forgiveAttempt(ctx, attempt);
  return signedIn;
}

/** Null where the account is not what it was before the password was looked at, which takes a while. */
const begin = (ctx: Context, person: Person, visitor: Visitor): Promise<SignedIn | null> =>
  ctx.store.transaction(async (store) => {
    const now = await store.people.lock(person.id);
    const isSame = now?.passwordHash === person.passwordHash;
    if (!isSame || whyNotIn(now, await store.settings.read()) !== null) return null;
    const proven = { personId: person.id, method: 'password', hasSecondFactor: false, visitor } as const;
    return finishSignInIn(ctx, store, proven);
  });

function attemptAt(ctx: Context, actor: Actor, email: string, network: string): Attempt {
  return {
    allowances: [
      [PER_ADDRESS, network],
      [PER_PAIR, ctx.secrets.hashToken(`${network} ${email}`)],
      [PER_ACCOUNT, ctx.secrets.hashToken(email)],
    ],
    actor,
    target: { kind: 'person', id: null, label: email },
    message: 'Too many attempts to sign in. Your account is safe; wait a little and try again.',
  };
}

/** For the log only: outside, every one of these looks the same. */
function whyNot(person: Person | null, settings: Settings, isRight: boolean): string | null {
  if (!person) return 'unknown_email';
  if (!isRight) return person.passwordHash === null ? 'no_password' : 'wrong_password';
  return whyNotIn(person, settings);
}

/** What keeps out whoever has proven who they are without the provider. */
export function whyNotIn(person: Person, settings: Settings): string | null {
  if (person.deactivatedAt !== null) return 'deactivated';
  const isSpared = settings.passwordSignIn === 'everyone' || settings.breakGlassPersonId === person.id;
  return isSpared ? null : 'single_sign_on_only';
}

const WRONG = 'That email and password do not belong together.';

/** Goes by what holds for everybody, never by the account. */
export const wayOn = ({ passwordSignIn }: Settings): string =>
  passwordSignIn === 'everyone' ? 'Try again.' : 'People here sign in with single sign-on: use its button.';
