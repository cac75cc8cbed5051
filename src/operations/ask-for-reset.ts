import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

const PER_ADDRESS = { name: 'reset_address', points: 20, seconds: 60 * 60 };
const PER_EMAIL = { name: 'reset_email', points: 5, seconds: 60 * 60 };
const TOO_MANY = 'A new password was asked for too often. Wait a little, and look at the mails that came.';

/**
 * The same work and the same answer for every email: whose it is, is looked up when the mail is written. So neither
 * words nor time tell whether there is an account.
 */
export async function askForReset(ctx: Context, actor: Actor, typed: string): Promise<void> {
  const email = typed.toLowerCase();
  if (!ctx.mailer) throw new Refusal('conflict', NO_MAIL);
  const network = visitorNetwork(actor.kind === 'stranger' ? actor.address : null);
  await spendOrRefuse(ctx, PER_ADDRESS, network, TOO_MANY);
  await spendOrRefuse(ctx, PER_EMAIL, ctx.secrets.hashToken(email), TOO_MANY);
  await ctx.store.transaction(async (store) => {
    await enqueueMail(ctx, store, { kind: 'reset_asked', email });
    await audit(ctx, store, actor, {
      action: 'password.reset_asked',
      target: { kind: 'person', id: null, label: email },
    });
  });
}

const NO_MAIL =
  'This OwlHub sends no mails. Ask whoever manages people here for a link to choose a new password.';
