import type { Channel } from '#contract/channel.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { channelNotFound, openChannel, signingSecret } from './read-channel.ts';
import { renderChannel } from './render-channel.ts';

const AT_MOST = 5;

type Made = { id: string; signingSecret: Secret; channel: Channel };

/** One more secret that signs, so that a receiver can be moved to it before the old one goes. Shown in this answer only. */
export async function addSigningSecret(
  ctx: Context,
  actor: Actor,
  id: string,
  pasted: Secret | undefined,
): Promise<Made> {
  authorize(actor, 'notifications.manage');
  const made = signingSecret(ctx, pasted);
  return ctx.store.transaction(async (store) => {
    const { target, name } = await lockWebhook(store, id);
    if (target.secrets.length >= AT_MOST)
      throw new Refusal('conflict', `A webhook has at most ${AT_MOST} signing secrets. Remove one first.`);
    await store.channels.saveTarget(id, { ...target, secrets: [...target.secrets, made] });
    const channel = await rendered(ctx, store, id);
    const more = { secretId: made.id };
    const about = { kind: 'channel', id, label: name } as const;
    await audit(ctx, store, actor, { action: 'channel.secret_added', target: about, more });
    return { id: made.id, signingSecret: made.secret, channel };
  });
}

/** From then on it signs no more. The last one stays: nobody could check what is not signed. */
export async function removeSigningSecret(
  ctx: Context,
  actor: Actor,
  id: string,
  secretId: string,
): Promise<Channel> {
  authorize(actor, 'notifications.manage');
  return ctx.store.transaction(async (store) => {
    const { target, name } = await lockWebhook(store, id);
    const secrets = target.secrets.filter((secret) => secret.id !== secretId);
    if (secrets.length === target.secrets.length)
      throw new Refusal('not_found', 'There is no such signing secret. It may have been removed.');
    if (secrets.length === 0)
      throw new Refusal('conflict', 'This is the only signing secret. Add another one before you remove it.');
    await store.channels.saveTarget(id, { ...target, secrets });
    const about = { kind: 'channel', id, label: name } as const;
    const channel = await rendered(ctx, store, id);
    await audit(ctx, store, actor, { action: 'channel.secret_removed', target: about, more: { secretId } });
    return channel;
  });
}

async function lockWebhook(store: Store, id: string) {
  if (!(await store.channels.lock(id))) throw channelNotFound();
  const { target, name } = await openChannel(store, id);
  if (target?.kind === 'webhook') return { target, name };
  throw new Refusal('conflict', 'Only webhooks are signed, and this channel is none, or cannot be opened.');
}

const rendered = async (ctx: Context, store: Store, id: string): Promise<Channel> =>
  renderChannel(ctx, store, await openChannel(store, id));
