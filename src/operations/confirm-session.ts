import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { type PersonActor, requirePerson } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import { requireParty } from './ask-for-passkey.ts';
import { audit } from './audit.ts';
import { checkPasskey, takeChallenge } from './check-passkey.ts';
import type { Context } from './context.ts';
import { countAttempt, forgiveAttempt } from './count-attempt.ts';
import { attemptBy, requireOwnPassword, tellWrong, wrong } from './prove-again.ts';
import { renewSession } from './renew-session.ts';
import { spendCode } from './spend-code.ts';

type Proof =
  | { password: Secret }
  | { code: Secret }
  | { response: Record<string, unknown>; party: RelyingParty | null; step: string | null };

/**
 * Proves again who is there, for what asks for it: for a quarter of an hour. Answers the new token of the session: one
 * that was stolen before is worth nothing after.
 */
export async function confirmSession(ctx: Context, actor: Actor, proof: Proof): Promise<string> {
  const own = requirePerson(actor);
  const attempt = attemptBy(own);
  await countAttempt(ctx, attempt);
  const method = await check(ctx, own, proof);
  await forgiveAttempt(ctx, attempt);
  const isSecondFactor = method !== 'password';
  return ctx.store.transaction(async (store) => {
    const change = { confirmedAt: ctx.now(), ...(isSecondFactor && { hasSecondFactor: true }) };
    await store.sessions.change(own.sessionId, change);
    const token = await renewSession(ctx, store, own.sessionId);
    if (isSecondFactor) await store.announcements.announce({ type: 'access_changed' });
    await audit(ctx, store, own, { action: 'session.confirmed', more: { method } });
    return token;
  });
}

async function check(ctx: Context, own: PersonActor, proof: Proof): Promise<string> {
  if ('password' in proof) {
    await requireOwnPassword(ctx, own, proof.password, 'password');
    return 'password';
  }
  if ('code' in proof) {
    const kind = await ctx.store.transaction(async (store) => {
      const spent = await spendCode(ctx, store, own, own.personId, proof.code);
      const left = spent === 'recovery_code' ? await store.recoveryCodes.countOf(own.personId) : null;
      if (left !== null) await audit(ctx, store, own, { action: 'recovery_code.used', more: { left } });
      return spent;
    });
    if (kind !== null) return kind;
    await tellWrong(ctx, own, 'session.confirmation_failed', 'code');
    throw wrong('code', 'That code is not right, or it was used already.', 'Enter the next one.');
  }
  const party = requireParty(proof.party);
  const asked = await takeChallenge(ctx, proof.step);
  const { response } = proof;
  const checked =
    asked?.personId === own.personId
      ? await checkPasskey(ctx, { party, challenge: asked.challenge, response }, true)
      : null;
  if (checked?.passkey.personId === own.personId) {
    await ctx.store.passkeys.markUsed(checked.passkey.id, checked.counter, ctx.now());
    return 'passkey';
  }
  await tellWrong(ctx, own, 'session.confirmation_failed', 'passkey');
  throw wrong('response', 'That passkey is not yours, or it took too long.', 'Try again.');
}
