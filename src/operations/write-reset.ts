import type { Message } from '#mail/message.ts';
import type { TakenMail } from '#store/mails.ts';
import type { Context } from './context.ts';
import { createReset } from './create-reset.ts';

/**
 * Turns the wish for a new password into the mail with its link. Only here it is looked up whose the email is, long
 * after whoever asked has their answer. Null where it is nobody’s who could use it.
 */
export async function writeReset(ctx: Context, taken: TakenMail, email: string): Promise<Message | null> {
  const { mailer } = ctx;
  if (!mailer) return null;
  return ctx.store.transaction(async (store) => {
    const person = await store.people.findByEmail(email);
    const { passwordSignIn, breakGlassPersonId } = await store.settings.read();
    const mayUse = passwordSignIn === 'everyone' || breakGlassPersonId === person?.id;
    if (!person || person.deactivatedAt !== null || !mayUse) {
      await store.mails.remove(taken.id);
      return null;
    }
    const { link, expiresAt } = await createReset(ctx, store, person.id, mailer.base);
    const to = { email: person.email, name: person.name };
    const message: Message = { kind: 'reset', to, link: ctx.secrets.asSecret(link), expiresAt };
    return (await store.mails.rewrite(taken, 'reset', message)) ? message : null;
  });
}
