import { Refusal } from '#kernel/refusal.ts';
import type { PersonActor } from '#people/require-confirmed.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { notify } from './enqueue-mail.ts';
import { secondFactorsOf } from './second-factors-of.ts';

/** The name of the step that a session’s own registration of `what` is kept under: one at a time. */
export const registrationOf = (ctx: Context, { sessionId }: PersonActor, what: 'totp' | 'passkey'): string =>
  ctx.secrets.hashToken(`${what} of session ${sessionId}`);

/** Their account, which nobody else changes until the transaction ends. */
export async function lockOwn(store: Store, { personId }: PersonActor) {
  const person = await store.people.lock(personId);
  if (!person) throw new Refusal('not_signed_in', 'Your account has been removed.');
  return person;
}

/**
 * Of somebody who has a second factor, a session that never showed one changes none: with a password alone it could
 * put its own in the place of theirs. Throws a refusal that pages answer with a question.
 */
export async function requireShownFactor(store: Store, { personId, sessionId }: PersonActor): Promise<void> {
  const session = (await store.sessions.listOf(personId)).find(({ id }) => id === sessionId);
  if (session?.hasSecondFactor || (await secondFactorsOf(store, personId)).length === 0) return;
  throw new Refusal(
    'not_allowed',
    'You have a second factor, which this session has not seen yet: confirm that it is you with that, not with your password.',
    { reason: 'confirm_first' },
  );
}

/** Ten new codes in place of those that there were. */
export async function renewRecoveryCodes(ctx: Context, store: Store, personId: string): Promise<Secret[]> {
  const codes = ctx.secrets.createRecoveryCodes();
  await store.recoveryCodes.replace(personId, codes.map(ctx.secrets.hashRecoveryCode), ctx.now());
  return codes;
}

/** What goes with a new second factor: this session has one now, and who has no recovery codes gets them. */
export async function afterAdding(ctx: Context, store: Store, actor: PersonActor): Promise<Secret[] | null> {
  await tell(ctx, store, actor, 'second_factor_added');
  await store.sessions.change(actor.sessionId, { hasSecondFactor: true });
  await store.announcements.announce({ type: 'access_changed' });
  const hasCodes = (await store.recoveryCodes.countOf(actor.personId)) > 0;
  return hasCodes ? null : renewRecoveryCodes(ctx, store, actor.personId);
}

/** What goes with a second factor that was taken away. Throws a refusal where it was the last and a role asks for one. */
export async function afterRemoving(ctx: Context, store: Store, actor: PersonActor): Promise<void> {
  const { personId } = actor;
  await tell(ctx, store, actor, 'second_factor_removed');
  const person = await store.people.find(personId);
  const left = await secondFactorsOf(store, personId);
  if (left.length > 0) return;
  const roles = await store.roles.withIds(person?.roles ?? []);
  const asking = roles.find((role) => role.needsSecondFactor);
  if (asking) {
    throw new Refusal(
      'conflict',
      `Your role ${asking.name} asks for a second factor, and this is your only one. Add another first.`,
      { reason: 'second_factor_needed' },
    );
  }
  await store.recoveryCodes.removeAllOf(personId);
  await store.sessions.forgetSecondFactor(personId);
  await store.announcements.announce({ type: 'access_changed' });
}

/** It might not have been them. */
const tell = (
  ctx: Context,
  store: Store,
  actor: PersonActor,
  notice: 'second_factor_added' | 'second_factor_removed',
) => notify(ctx, store, { ...actor, id: actor.personId }, { notice, actor });
