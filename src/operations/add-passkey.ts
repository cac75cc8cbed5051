import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { requireConfirmed } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Passkey } from '#store/passkeys.ts';
import { requireParty } from './ask-for-passkey.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { afterAdding, lockOwn, registrationOf, requireShownFactor } from './own-factors.ts';

type Given = { party: RelyingParty | null; name: string; response: Record<string, unknown> };
type Added = { passkey: Passkey; recoveryCodes: Secret[] | null };

const AT_MOST = 20;

export async function addPasskey(ctx: Context, actor: Actor, given: Given): Promise<Added> {
  const own = requireConfirmed(actor);
  const party = requireParty(given.party);
  const tokenHash = registrationOf(ctx, own, 'passkey');
  const step = await ctx.store.steps.take(tokenHash, 'passkey_registration', ctx.now());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only beginPasskey writes such a step
  const challenge = (step?.data as { challenge: string } | undefined)?.challenge;
  const made = challenge && (await ctx.passkeys.readNewPasskey(party, challenge, given.response));
  if (!made)
    throw new Refusal('conflict', 'This passkey was not made for this page, or too late. Begin again.');
  return ctx.store.transaction(async (store) => {
    const { id: personId } = await lockOwn(store, own);
    await requireShownFactor(store, own);
    if ((await store.passkeys.countOf(personId)) >= AT_MOST) {
      throw new Refusal('conflict', `You have ${AT_MOST} passkeys. Remove one that you do not use first.`);
    }
    const base = { id: ctx.newId(), personId, name: given.name, createdAt: ctx.now(), lastUsedAt: null };
    const passkey: Passkey = { ...base, ...made };
    if (!(await store.passkeys.insert(passkey))) {
      throw new Refusal('conflict', 'This passkey has been added already.');
    }
    const recoveryCodes = await afterAdding(ctx, store, own);
    await audit(ctx, store, own, { action: 'passkey.added', more: { name: given.name } });
    return { passkey, recoveryCodes };
  });
}
