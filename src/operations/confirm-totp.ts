import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { afterAdding, lockOwn, registrationOf, requireShownFactor } from './own-factors.ts';
import { wrong } from './prove-again.ts';

/** Puts the new authenticator app in place once it showed a right code. Answers recovery codes where there are none yet. */
export async function confirmTotp(ctx: Context, actor: Actor, code: Secret): Promise<Secret[] | null> {
  const own = requireConfirmed(actor);
  const tokenHash = registrationOf(ctx, own, 'totp');
  return ctx.store.transaction(async (store) => {
    const { id, totpAddedAt } = await lockOwn(store, own);
    await requireShownFactor(store, own);
    const step = await store.steps.find(tokenHash, 'totp_registration', ctx.now());
    if (!step || step.secret === null) {
      throw new Refusal('conflict', 'This took too long, or was not begun. Begin again with a new QR code.');
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only beginTotp writes such a step
    const secret = step.secret as Secret;
    const at = ctx.totp.stepOf(secret, code, ctx.now());
    if (at === null) throw wrong('code', 'This is not the code that the app shows now.', WRONG_FIX);
    await store.steps.remove(tokenHash);
    await store.people.saveTotp(id, secret, ctx.now());
    await store.people.spendTotpStep(id, at);
    const codes = await afterAdding(ctx, store, own);
    const more = { kind: 'authenticator app', replaced: totpAddedAt !== null };
    await audit(ctx, store, own, { action: 'second_factor.added', more });
    return codes;
  });
}

const WRONG_FIX = 'Enter the next one. If it is never right, let your phone set its time by itself.';
