import type { LinkMade } from '#contract/people.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { createReset } from './create-reset.ts';
import { enqueueMail } from './enqueue-mail.ts';
import { lockPerson, personTarget, requireSomebodyElse } from './lock-person.ts';

type Needed = Pick<Context, 'store' | 'mailer' | 'now' | 'newId'> & {
  secrets: Pick<Context['secrets'], 'createToken' | 'asSecret'>;
};

/** For who cannot sign in: by mail to them where that is set up, else to be handed over. */
export async function makeResetLink(
  ctx: Needed,
  actor: Actor,
  { id, base }: { id: string; base: string },
): Promise<LinkMade> {
  authorize(actor, 'people.manage');
  requireSomebodyElse(actor, id);
  return ctx.store.transaction(async (store) => {
    const person = await lockPerson(store, actor, id);
    if (person.deactivatedAt !== null) {
      throw new Refusal('conflict', `${person.name}’s account is deactivated. Reactivate it first.`);
    }
    await requirePasswordUse(store, id);
    const { link, expiresAt } = await createReset(ctx, store, id, base);
    const { mailer } = ctx;
    if (mailer) {
      const to = { email: person.email, name: person.name };
      const secret = ctx.secrets.asSecret(link);
      await enqueueMail(ctx, store, { kind: 'reset', to, link: secret, expiresAt });
    }
    await audit(ctx, store, actor, {
      action: 'password.reset_made',
      target: personTarget(person),
      more: { byMail: mailer !== null },
    });
    return { link: mailer ? null : link, expiresAt };
  });
}

/** Where everybody signs in with the provider, a new password would be of use to one owner only. */
export async function requirePasswordUse(store: Store, personId: string): Promise<void> {
  const { passwordSignIn, breakGlassPersonId } = await store.settings.read();
  if (passwordSignIn === 'everyone' || breakGlassPersonId === personId) return;
  throw new Refusal(
    'conflict',
    'Everybody signs in with single sign-on here, so a password would be of no use.',
  );
}
