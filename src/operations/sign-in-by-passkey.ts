import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import { requireParty } from './ask-for-passkey.ts';
import { audit } from './audit.ts';
import { beginSession } from './begin-session.ts';
import { checkPasskey, takeChallenge } from './check-passkey.ts';
import type { Context } from './context.ts';
import { countAttempt, forgiveAttempt } from './count-attempt.ts';
import { endWaiting } from './enter-second-factor.ts';
import type { Found } from './find-session.ts';
import { PER_ADDRESS, wayOn, whyNotIn } from './sign-in.ts';
import type { Visitor } from './start-session.ts';
import { countSecondTry, findWaiting, tellSecondFailure, type Waiting } from './waiting-sign-in.ts';

type Given = {
  party: RelyingParty | null;
  step: string | null;
  response: Record<string, unknown>;
  visitor: Visitor;
};

/** With a passkey alone, or with one as the second factor of a sign-in that waits for it. */
export async function signInByPasskey(ctx: Context, actor: Actor, given: Given): Promise<Found> {
  const waiting = await findWaiting(ctx, actor, given.step);
  return waiting ? asSecondFactor(ctx, actor, given, waiting) : alone(ctx, actor, given);
}

async function asSecondFactor(ctx: Context, actor: Actor, given: Given, waiting: Waiting): Promise<Found> {
  const { response, visitor } = given;
  const party = requireParty(given.party);
  await countSecondTry(ctx, waiting);
  const { challenge, ...data } = waiting.data;
  await ctx.store.steps.saveData(waiting.step.tokenHash, data);
  const checked =
    challenge === undefined ? null : await checkPasskey(ctx, { party, challenge, response }, false);
  if (!checked || checked.passkey.personId !== waiting.person.id) {
    await tellSecondFailure(ctx, actor, waiting, 'passkey');
    throw new Refusal('not_signed_in', `${WRONG} Try again, or use another way.`, { reason: 'code_wrong' });
  }
  const found = await ctx.store.transaction(async (store) => {
    await store.people.lock(waiting.person.id);
    await store.passkeys.markUsed(checked.passkey.id, checked.counter, ctx.now());
    return endWaiting(ctx, store, waiting, visitor, 'passkey');
  });
  await forgiveAttempt(ctx, waiting.attempt);
  return found;
}

/** The authenticator made sure that it is its owner, so that it counts as both factors. */
async function alone(ctx: Context, actor: Actor, given: Given): Promise<Found> {
  const { step, response, visitor } = given;
  const party = requireParty(given.party);
  const attempt = {
    allowances: [[PER_ADDRESS, visitorNetwork(visitor.address)]] as const,
    actor,
    message: TOO_MANY,
  };
  await countAttempt(ctx, attempt);
  const asked = await takeChallenge(ctx, step);
  const checked = asked && (await checkPasskey(ctx, { party, challenge: asked.challenge, response }, true));
  const settings = await ctx.store.settings.read();
  const found = await ctx.store.transaction(async (store) => {
    const { id = '', personId = '' } = checked?.passkey ?? {};
    const owner = checked && (await store.people.lock(personId));
    // It may have been taken away meanwhile.
    const person = owner && (await store.passkeys.find(personId, id)) ? owner : null;
    const reason = person ? whyNotIn(person, settings) : asked ? 'wrong_passkey' : 'challenge_over';
    if (checked && person && reason === null) {
      await store.passkeys.markUsed(checked.passkey.id, checked.counter, ctx.now());
      const passkey = checked.passkey.name;
      return beginSession(
        ctx,
        store,
        { personId: person.id, method: 'passkey', hasSecondFactor: true, visitor },
        { passkey },
      );
    }
    await audit(ctx, store, actor, {
      action: 'sign_in.failed',
      outcome: 'failed',
      ...(person && { target: { kind: 'person', id: person.id, label: person.email } as const }),
      more: { method: 'passkey', reason },
    });
    return null;
  });
  if (!found) throw new Refusal('not_signed_in', `${WRONG} ${wayOn(settings)}`);
  await forgiveAttempt(ctx, attempt);
  return found;
}

const WRONG = 'That passkey does not belong to anybody who may come in this way.';
const TOO_MANY = 'Too many attempts to sign in. Your account is safe; wait a little and try again.';
