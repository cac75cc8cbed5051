import { nameOf } from './name-of.ts';
import type { Message, Notice } from '#mail/message.ts';
import type { Actor } from '#people/actor.ts';
import type { Person } from '#store/people.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';

/** Tests are sent at once, and notifications wait with their channel. */
type Outbound = Exclude<Message, { kind: 'test' | 'notification' }>;
/** What waits in the outbox: a message, or the wish for a new password, of which nobody has looked whose it is. */
export type Waiting = Outbound | { kind: 'reset_asked'; email: string };

type Needed = Pick<Context, 'now' | 'newId'>;

/** The mail goes out when the transaction of `store` has ended well. */
export async function enqueueMail(
  ctx: Needed,
  store: Store,
  content: Waiting,
  invitationId: string | null = null,
): Promise<void> {
  await store.mails.insert({
    id: ctx.newId(),
    kind: content.kind,
    invitationId,
    createdAt: ctx.now(),
    content,
  });
}

/** Tells a person what happened to their account, where mail is set up. `actor` is named where it was somebody else. */
export async function notify(
  ctx: Needed & Pick<Context, 'mailer'>,
  store: Store,
  { id, email, name }: Pick<Person, 'id' | 'email' | 'name'>,
  { notice, actor }: { notice: Notice; actor: Actor },
): Promise<void> {
  if (!ctx.mailer) return;
  const isOwn = actor.kind === 'stranger' || ('personId' in actor && actor.personId === id);
  const by = isOwn ? null : nameOf(actor);
  await enqueueMail(ctx, store, { kind: 'notice', to: { email, name }, notice, at: ctx.now(), by });
}
