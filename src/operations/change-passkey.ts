import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { type PersonActor, requireConfirmed, requirePerson } from '#people/require-confirmed.ts';
import type { Passkey } from '#store/passkeys.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { afterRemoving, lockOwn, requireShownFactor } from './own-factors.ts';

export async function renamePasskey(ctx: Context, actor: Actor, id: string, name: string): Promise<Passkey> {
  const own = requirePerson(actor);
  return ctx.store.transaction(async (store) => {
    const passkey = await lockOwnPasskey(store, own, id);
    await store.passkeys.rename(id, name);
    const [before, after] = [{ name: passkey.name }, { name }];
    await audit(ctx, store, own, { action: 'passkey.changed', before, after });
    return { ...passkey, name };
  });
}

export async function removePasskey(ctx: Context, actor: Actor, id: string): Promise<void> {
  const own = requireConfirmed(actor);
  await ctx.store.transaction(async (store) => {
    const { name } = await lockOwnPasskey(store, own, id);
    await requireShownFactor(store, own);
    await store.passkeys.remove(id);
    await afterRemoving(ctx, store, own);
    await audit(ctx, store, own, { action: 'passkey.removed', more: { name } });
  });
}

async function lockOwnPasskey(store: Store, own: PersonActor, id: string): Promise<Passkey> {
  await lockOwn(store, own);
  const passkey = await store.passkeys.find(own.personId, id);
  if (!passkey) throw new Refusal('not_found', 'You have no such passkey.');
  return passkey;
}
