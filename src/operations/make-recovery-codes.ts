import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { lockOwn, renewRecoveryCodes, requireShownFactor } from './own-factors.ts';
import { secondFactorsOf } from './second-factors-of.ts';

/** The old ones end. */
export async function makeRecoveryCodes(ctx: Context, actor: Actor): Promise<Secret[]> {
  const own = requireConfirmed(actor);
  return ctx.store.transaction(async (store) => {
    await lockOwn(store, own);
    await requireShownFactor(store, own);
    if ((await secondFactorsOf(store, own.personId)).length === 0) {
      throw new Refusal(
        'conflict',
        'Recovery codes stand in for a second factor, and you have none. Add one first.',
      );
    }
    const codes = await renewRecoveryCodes(ctx, store, own.personId);
    await audit(ctx, store, own, { action: 'recovery_codes.made', more: { codes: codes.length } });
    return codes;
  });
}
