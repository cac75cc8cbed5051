import { plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import { requireParty } from './ask-for-passkey.ts';
import type { Context } from './context.ts';
import { STEP_MS } from './finish-sign-in.ts';
import { registrationOf, requireShownFactor } from './own-factors.ts';

/** What the browser’s call that makes a passkey is to be made with. */
export async function beginPasskey(ctx: Context, actor: Actor, party: RelyingParty | null) {
  const own = requireConfirmed(actor);
  await requireShownFactor(ctx.store, own);
  const usable = requireParty(party);
  const { personId: id, email, name } = own;
  const known = await ctx.store.passkeys.listOf(id);
  const { options, challenge } = await ctx.passkeys.beginPasskey(usable, { id, email, name }, known);
  await ctx.store.steps.insert({
    tokenHash: registrationOf(ctx, own, 'passkey'),
    kind: 'passkey_registration',
    personId: id,
    data: { challenge },
    expiresAt: plusMs(ctx.now(), STEP_MS),
  });
  return { options };
}
