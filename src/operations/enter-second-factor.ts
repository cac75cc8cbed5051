import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import { beginSession } from './begin-session.ts';
import type { Context } from './context.ts';
import { forgiveAttempt } from './count-attempt.ts';
import type { Found } from './find-session.ts';
import { spendCode } from './spend-code.ts';
import type { Visitor } from './start-session.ts';
import { whyNotIn } from './sign-in.ts';
import {
  countSecondTry,
  findWaiting,
  signInOver,
  tellSecondFailure,
  type Waiting,
} from './waiting-sign-in.ts';

type Given = { step: string | null; code: Secret; visitor: Visitor };

/** The second half of a sign-in, with a code of the authenticator app or a recovery code. */
export async function enterSecondFactor(ctx: Context, actor: Actor, given: Given): Promise<Found> {
  const waiting = await findWaiting(ctx, actor, given.step);
  if (!waiting) throw signInOver();
  await countSecondTry(ctx, waiting);
  const found = await ctx.store.transaction(async (store) => {
    // First, as in everything that takes away what is spent here.
    await store.people.lock(waiting.person.id);
    const kind = await spendCode(ctx, store, actor, waiting.person.id, given.code);
    if (kind === null) return null;
    const begun = await endWaiting(ctx, store, waiting, given.visitor, kind);
    if (kind === 'recovery_code') {
      const left = await store.recoveryCodes.countOf(waiting.person.id);
      await audit(ctx, store, begun.actor, { action: 'recovery_code.used', more: { left } });
    }
    return begun;
  });
  if (!found) {
    await tellSecondFailure(ctx, actor, waiting, 'code');
    const message = (await isAppLost(ctx.store, waiting.person)) ? APP_LOST : WRONG_CODE;
    throw new Refusal('not_signed_in', message, { reason: 'code_wrong' });
  }
  await forgiveAttempt(ctx, waiting.attempt);
  return found;
}

/** The session that was waited for. Throws a refusal where somebody else ended the wait, or the account may not come in. */
export async function endWaiting(
  ctx: Context,
  store: Store,
  { step, data }: Waiting,
  visitor: Visitor,
  secondFactor: string,
): Promise<Found> {
  const taken = await store.steps.take(step.tokenHash, 'second_factor', ctx.now());
  const person = taken?.personId ? await store.people.lock(taken.personId) : null;
  if (!taken || !person) throw signInOver();
  const { method } = data;
  // Settings and accounts can change while somebody looks for their phone.
  const settings = await store.settings.read();
  if (method === 'provider' ? person.deactivatedAt !== null : whyNotIn(person, settings) !== null)
    throw signInOver();
  const idToken = typeof taken.secret === 'string' ? taken.secret : null;
  const beginning = { personId: person.id, method, hasSecondFactor: true, visitor };
  return beginSession(ctx, store, idToken === null ? beginning : { ...beginning, idToken }, { secondFactor });
}

/** Its secret was sealed with a key that was lost for good. */
const isAppLost = async (store: Store, { id, totpAddedAt }: Waiting['person']) =>
  totpAddedAt !== null && (await store.people.totpOf(id)) === null;

const APP_LOST =
  'OwlHub has lost the key that goes with your authenticator app, so none of its codes is right any more. Use a recovery code or a passkey, then add the app anew; or ask whoever manages people here to reset your second factor.';
const WRONG_CODE =
  'That code is not right, or it was used already. Enter the next one that your app shows, or a recovery code.';
