import type { SecondFactorNeeded } from '#contract/session.ts';
import { plusMs } from '#kernel/instant.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import { beginSession } from './begin-session.ts';
import type { Context } from './context.ts';
import type { Found } from './find-session.ts';
import { secondFactorsOf } from './second-factors-of.ts';
import type { Beginning } from './start-session.ts';

/** A session, or what is still missing for one; the browser keeps `step` for its next request. */
export type SignedIn = { found: Found } | { needs: SecondFactorNeeded; step: string };

/** What the step of a sign-in that waits for a second factor keeps, besides the ID token, which is sealed. */
export type WaitingSignIn = { method: Beginning['method']; challenge?: string };

export const STEP_MS = 10 * 60 * 1_000;

/** For whoever has shown a first factor, wherever that was. Asks for the second one where the person has any. */
export const finishSignIn = (ctx: Context, proven: Beginning): Promise<SignedIn> =>
  ctx.store.transaction((store) => finishSignInIn(ctx, store, proven));

/** The same, as the last thing in a transaction that has made sure that what was shown still counts. */
export async function finishSignInIn(ctx: Context, store: Store, proven: Beginning): Promise<SignedIn> {
  const { personId, method, hasSecondFactor, visitor, idToken = null } = proven;
  const methods = hasSecondFactor ? [] : await secondFactorsOf(store, personId);
  if (methods.length === 0) return { found: await beginSession(ctx, store, proven) };
  const { token, hash } = ctx.secrets.createToken();
  await store.steps.insert({
    tokenHash: hash,
    kind: 'second_factor',
    personId,
    data: { method } satisfies WaitingSignIn,
    secret: idToken,
    expiresAt: plusMs(ctx.now(), STEP_MS),
  });
  // Who has the password and goes no further is the one that its owner should hear of.
  const person = await store.people.find(personId);
  const { address, device } = visitor;
  await audit(
    ctx,
    store,
    { kind: 'stranger', address },
    {
      action: 'sign_in.begun',
      target: { kind: 'person', id: personId, label: person?.email ?? personId },
      more: { method, device },
    },
  );
  return { needs: { needs: 'second_factor', methods }, step: token };
}
