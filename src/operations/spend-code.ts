import type { Actor } from '#people/actor.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import type { Context } from './context.ts';
import { notify } from './enqueue-mail.ts';

export type CodeKind = 'totp' | 'recovery_code';

/** Which kind of code it was, used up now, or null where it is none of theirs. Of two requests with one code, one wins. */
export async function spendCode(
  ctx: Context,
  store: Store,
  actor: Actor,
  personId: string,
  code: Secret,
): Promise<CodeKind | null> {
  const person = await store.people.find(personId);
  const totp = person?.totpAddedAt ? await store.people.totpOf(personId) : null;
  const step = totp && ctx.totp.stepOf(totp.secret, code, ctx.now());
  if (step !== null) return (await store.people.spendTotpStep(personId, step)) ? 'totp' : null;
  if (!person || !(await store.recoveryCodes.spend(personId, ctx.secrets.hashRecoveryCode(code))))
    return null;
  await notify(ctx, store, person, { notice: 'recovery_code_used', actor });
  return 'recovery_code';
}
