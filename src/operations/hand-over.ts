import type { Actor } from '#people/actor.ts';
import type { Invitation } from '#store/invitations.ts';
import type { MailState } from '#store/mails.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { nameOf } from './name-of.ts';

/** By mail where that is set up; else the answer holds the link, to be handed over by whoever invites. */
export async function handOver(
  ctx: Context,
  store: Store,
  actor: Actor,
  { id, email, name, expiresAt }: Invitation,
  link: string,
): Promise<{ link: string | null; mail: MailState | null }> {
  if (!ctx.mailer) return { link, mail: null };
  const invitedBy = 'name' in actor ? actor.name : nameOf(actor);
  const secret = ctx.secrets.asSecret(link);
  const to = { email, name };
  await enqueueMail(ctx, store, { kind: 'invitation', to, invitedBy, link: secret, expiresAt }, id);
  return { link: null, mail: { state: 'waiting', problem: null } };
}
